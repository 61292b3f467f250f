import type { PrinterConfirmation } from '../../../domain/printing/printer.ts';
import { receiptBytes } from './confirm.ts';
import type { Receipt } from './confirm.ts';
import type { Why } from './link.ts';
import type { SendOutcome } from './transport.ts';

type Label = {
  readonly name: string;
  readonly bytes: number;
  readonly receipt: Receipt | null;
  /** All of it has left this process. */
  isWritten: boolean;
  settle: (outcome: SendOutcome) => void;
};

/** The labels in a printer, oldest first, and what becomes of each. */
export class LabelsUnderWay {
  #labels: Label[] = [];
  /** Settled as handed over since the last rest; to be confirmed at the next one. */
  #handedOver: string[] = [];
  #heard = Buffer.alloc(0);

  get count(): number {
    return this.#labels.length;
  }

  /** A label that is about to be written. Known before its last byte leaves, for its receipt may be back at once. */
  add(
    name: string,
    bytes: number,
    receipt: Receipt | null,
  ): {
    readonly outcome: Promise<SendOutcome>;
    readonly written: () => void;
    /** It broke off: what is known of it is not known here. */
    readonly remove: () => void;
  } {
    const label: Label = { name, bytes, receipt, isWritten: false, settle: () => undefined };
    const outcome = new Promise<SendOutcome>((resolve) => {
      label.settle = resolve;
    });
    this.#labels.push(label);
    return {
      outcome,
      written: () => {
        label.isWritten = true;
      },
      remove: () => {
        this.#labels = this.#labels.filter((one) => one !== label);
      },
    };
  }

  /** So many of the oldest were taken whole, and are probably out. */
  handOver(count: number): void {
    for (const { name, bytes: bytesSent, settle } of this.#labels.splice(0, Math.max(0, count))) {
      this.#handedOver.push(name);
      settle({ kind: 'delivered', bytesSent });
    }
  }

  /** All are out. Returns the names of those that had been handed over before. */
  acknowledge(by: PrinterConfirmation): readonly string[] {
    const confirmed = this.#handedOver;
    this.#handedOver = [];
    for (const { bytes: bytesSent, settle } of this.#labels.splice(0)) {
      settle({ kind: 'acknowledged', bytesSent, by });
    }
    return confirmed;
  }

  /** All were taken, and nobody says more: neither of these nor of those before. */
  release(): void {
    this.handOver(this.count);
    this.#handedOver = [];
  }

  /** Nobody can tell what became of them. One that is being written knows best how much of it has left. */
  lose(why: Why): void {
    const written = this.#labels.filter(({ isWritten }) => isWritten);
    this.#labels = this.#labels.filter(({ isWritten }) => !isWritten);
    for (const { bytes: total, settle } of written) {
      settle({ kind: 'unknown', bytesSent: total, cause: why({ sent: total, total }) });
    }
  }

  /** Acknowledges the labels whose receipts are in what the printer sent; whether there were any. */
  hear(bytes: Buffer, by: PrinterConfirmation): boolean {
    const heard = Buffer.concat([this.#heard, bytes]);
    this.#heard = heard.subarray(-receiptBytes);
    const isOut = ({ receipt }: Label): boolean => receipt?.isIn(heard) === true;
    const out = this.#labels.filter(isOut);
    this.#labels = this.#labels.filter((label) => !isOut(label));
    for (const { bytes: bytesSent, settle } of out) {
      settle({ kind: 'acknowledged', bytesSent, by });
    }
    return out.length > 0;
  }
}
