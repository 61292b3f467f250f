/** Long work in steps of about a millisecond: whoever runs it decides what happens between them. */
export type Steps<Value = void> = Generator<undefined, Value>;

/** Does all of it now. */
export function atOnce<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
