import { messages } from '../../domain/messages.ts';
import type { MessageCode } from '../../domain/messages.ts';
import type { PrintJob } from '../../domain/printing/job.ts';
import type { Refusal } from '../../domain/result.ts';

const isKnown = (code: string): code is MessageCode => Object.hasOwn(messages, code);

/** What went wrong with a job, as something that has words; null when nothing did, or in words of a newer version. */
export const faultOf = (fault: PrintJob['fault']): Refusal | null =>
  fault !== null && isKnown(fault.code) ? { code: fault.code, params: fault.params } : null;
