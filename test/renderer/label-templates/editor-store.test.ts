import { beforeEach, describe, expect, it } from 'vitest';
import { builtInTemplate } from '../../../domain/label/built-in-templates.ts';
import type { LabelTemplate } from '../../../domain/label/template.ts';
import { useEditor } from '../../../renderer/label-templates/editor-store.ts';

const shop: LabelTemplate = { ...builtInTemplate('100x150'), name: 'Shop' };
const withoutFirst = (template: LabelTemplate): LabelTemplate => ({
  ...template,
  elements: template.elements.slice(1),
});
/** What comes back from the disk is never the same object. */
const onDisk = (template: LabelTemplate): LabelTemplate => structuredClone(template);

describe('a template that is being kept', () => {
  const { open, change, noteKept } = useEditor.getState();
  beforeEach(() => open(shop));

  it('has nothing unsaved once it is on disk', () => {
    change(withoutFirst);
    const { template } = useEditor.getState().current ?? { template: shop };
    noteKept(onDisk(template), template);
    const { current, kept } = useEditor.getState();
    expect(kept).toEqual(withoutFirst(shop));
    expect(current?.template).toBe(kept);
  });

  it('keeps what is changed meanwhile, as unsaved', () => {
    change(withoutFirst);
    const kept = onDisk(shop);
    noteKept(kept, shop);
    expect(useEditor.getState().kept).toBe(kept);
    expect(useEditor.getState().current?.template).toEqual(withoutFirst(shop));
    useEditor.getState().undo();
    expect(useEditor.getState().current?.template).toEqual(shop);
  });

  it('goes on under the name of its copy, also with what is changed meanwhile', () => {
    change(withoutFirst);
    noteKept({ ...onDisk(shop), name: 'Copy' }, shop);
    expect(useEditor.getState().kept?.name).toBe('Copy');
    expect(useEditor.getState().current?.template).toEqual({ ...withoutFirst(shop), name: 'Copy' });
  });

  it('is its copy also after a change was taken back', () => {
    change(withoutFirst);
    const { template } = useEditor.getState().current ?? { template: shop };
    noteKept({ ...onDisk(template), name: 'Copy' }, template);
    useEditor.getState().undo();
    expect(useEditor.getState().current?.template).toEqual({ ...shop, name: 'Copy' });
    useEditor.getState().redo();
    expect(useEditor.getState().current?.template).toEqual({ ...withoutFirst(shop), name: 'Copy' });
  });

  it('leaves another one alone that was put on the table meanwhile', () => {
    const other: LabelTemplate = { ...shop, name: 'Other' };
    open(other);
    noteKept(onDisk(shop), shop);
    expect(useEditor.getState()).toMatchObject({ kept: other, current: { template: other } });
  });
});
