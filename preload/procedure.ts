import { z } from 'zod';
import type { Result } from '../domain/result.ts';

/** One thing that may be asked of the main process: what goes in (checked at the edge) and what comes out. */
export type Procedure<Input extends z.ZodType, Output> = {
  readonly input: Input;
  /** Never set: carries the output's type only. What the main process answers is not checked again. */
  readonly output?: Output;
};

/** Declares a procedure: `procedure({ orderId: z.string() }).returns<OrderView>()`. */
export const procedure = <Shape extends z.ZodRawShape>(shape: Shape) => ({
  returns: <Output>(): Procedure<z.ZodObject<Shape>, Output> => ({ input: z.strictObject(shape) }),
});

export type Procedures = Readonly<Record<string, Procedure<z.ZodType, unknown>>>;

export type InputOf<P> = P extends Procedure<infer Input, unknown> ? z.output<Input> : never;
export type RequestOf<P> = P extends Procedure<infer Input, unknown> ? z.input<Input> : never;
export type OutputOf<P> = P extends Procedure<z.ZodType, infer Output> ? Output : never;

/** How far a long task has come. `total` is null while it is not known. */
export type Progress = { readonly done: number; readonly total: number | null };

/** Who asks, how to report progress and when to stop. */
export type CallContext = {
  readonly person: string;
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
};

/** The functions that answer a table of procedures. */
export type HandlersOf<Table extends Procedures> = {
  readonly [Name in keyof Table]: (
    input: InputOf<Table[Name]>,
    context: CallContext,
  ) => Promise<Result<OutputOf<Table[Name]>>>;
};
