import { headerKey } from '../sheets/columns.ts';

/** What is needed of a plan to recognise it in a sheet. */
type NamedPlan = {
  readonly code: string;
  readonly nameEn: string;
  readonly nameZh: string;
};

/** The plan that a cell names, by its code or by either name, whatever the case and the punctuation. */
export function findPlan<Choice extends NamedPlan>(
  plans: readonly Choice[],
  text: string,
): Choice | undefined {
  const wanted = headerKey(text);
  if (wanted === '') return undefined;
  return (
    plans.find(({ code }) => code === text.trim()) ??
    plans.find(({ code }) => headerKey(code) === wanted) ??
    plans.find(({ nameEn, nameZh }) => headerKey(nameEn) === wanted || headerKey(nameZh) === wanted)
  );
}
