import { beforeEach, describe, expect, it } from 'vitest';
import { useUndo } from '../../../renderer/shell/undo.ts';

const { offer, forget, takeBack } = useUndo.getState();

beforeEach(() => {
  for (const { id } of useUndo.getState().steps) forget(id);
});

describe('undo', () => {
  it('takes back the newest step first, each once', async () => {
    const undone: string[] = [];
    offer('one', async () => undone.push('one'));
    offer('two', async () => undone.push('two'));
    expect(await takeBack()).toBe(true);
    expect(await takeBack()).toBe(true);
    expect(await takeBack()).toBe(false);
    expect(undone).toEqual(['two', 'one']);
  });

  it('never runs a step twice, even when asked twice at once', async () => {
    let count = 0;
    const id = offer('slow', async () => {
      count += 1;
    });
    expect(await Promise.all([takeBack(id), takeBack(id)])).toEqual([true, false]);
    expect(count).toBe(1);
  });

  it('forgets a step whose note is gone', async () => {
    forget(offer('old', async () => undefined));
    expect(await takeBack()).toBe(false);
  });
});
