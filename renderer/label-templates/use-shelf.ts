import i18next from 'i18next';
import type { LabelTemplate } from '../../domain/label/template.ts';
import type { Result } from '../../domain/result.ts';
import type { LabelTemplateSummary } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';
import { notifyDone, notifyRefused } from '../ui/refusal-alert.tsx';
import { useQuery } from '../ui/use-query.ts';
import { useEditor } from './editor-store.ts';

type Shelf = {
  readonly templates: readonly LabelTemplateSummary[];
  /** Codes of the plans that a template can be chosen for. */
  readonly plans: readonly string[];
  readonly show: (name: string) => Promise<void>;
  /** Keeps the template on the table under a name; whether it was kept. */
  readonly save: (template: LabelTemplate, name: string, replace: boolean) => Promise<boolean>;
  readonly use: (name: string, plan: string | null) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
  readonly importFile: () => Promise<void>;
  readonly exportFile: (name: string) => Promise<void>;
};

const say = (key: string, params: Record<string, string> = {}): string =>
  i18next.t(`labelTemplates:${key}`, params);

const filters = [{ name: 'JSON', extensions: ['json'] }];

/** The value, or null once its refusal was shown. */
function taken<Value>(answer: Result<Value>): Value | null {
  if (answer.ok) return answer.value;
  notifyRefused(answer.refusal);
  return null;
}

/** The templates there are, and what can be done with them. */
export function useShelf(): Shelf {
  const { value: templates } = useQuery('labelTemplates.list', {});
  const { value: plans } = useQuery('plans.list', { limit: 500 });
  const { open, noteKept } = useEditor();
  const show = async (name: string): Promise<void> => {
    const template = taken(await bridge.call('labelTemplates.show', { name }));
    if (template !== null) open(template);
  };
  return {
    templates: templates ?? [],
    plans: plans?.items.map(({ code }) => code) ?? [],
    show,
    save: async (template, name, replace) => {
      const kept = taken(
        await bridge.call('labelTemplates.save', { template: { ...template, name }, replace }),
      );
      if (kept === null) return false;
      noteKept(kept, template);
      notifyDone(say('saved', { name: kept.name }));
      return true;
    },
    use: async (name, plan) => {
      const used = taken(await bridge.call('labelTemplates.use', { name, plan }));
      if (used !== null) notifyDone(say('used', { name }));
    },
    remove: async (name) => {
      const removed = taken(await bridge.call('labelTemplates.remove', { name }));
      if (removed === null) return;
      notifyDone(say('removed', { name }));
      const [first] = templates ?? [];
      if (first !== undefined) await show(first.name);
    },
    importFile: async () => {
      const path = taken(await bridge.call('dialogs.openFile', { title: say('import'), filters }));
      if (path === null) return;
      const template = taken(await bridge.call('labelTemplates.import', { path }));
      if (template === null) return;
      open(template);
      notifyDone(say('saved', { name: template.name }));
    },
    exportFile: async (name) => {
      const path = taken(
        await bridge.call('dialogs.saveFile', {
          title: say('export'),
          fileName: `${name}.json`,
          filters,
        }),
      );
      if (path === null) return;
      const written = taken(await bridge.call('labelTemplates.export', { name, path }));
      if (written !== null) notifyDone(say('exported', { file: written.file }));
    },
  };
}
