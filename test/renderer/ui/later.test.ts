import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { later } from '../../../renderer/ui/later.ts';
import type { Later } from '../../../renderer/ui/later.ts';

type Props = { readonly name: string };

const Greeting = ({ name }: Props) => createElement('p', null, `Hello ${name}`);

const html = (part: Later<Props>): string =>
  renderToString(createElement(part, { name: 'Lin', wanted: false }));

describe('a part that is read later', () => {
  it('is nothing until it is read, and then what was read, wanted or not', async () => {
    const Part = later(() => Promise.resolve(Greeting));
    expect(html(Part)).toBe('');
    await Part.load();
    expect(html(Part)).toBe('<p>Hello Lin</p>');
  });

  it('is read once, however often it is wanted', async () => {
    const read = vi.fn<() => Promise<typeof Greeting>>().mockResolvedValue(Greeting);
    const Part = later(read);
    await Promise.all([Part.load(), Part.load()]);
    await Part.load();
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('is tried again when it could not be read', async () => {
    const read = vi
      .fn<() => Promise<typeof Greeting>>()
      .mockRejectedValueOnce(new Error('gone'))
      .mockResolvedValue(Greeting);
    const Part = later(read);
    await expect(Part.load()).rejects.toThrow('gone');
    expect(html(Part)).toBe('');
    await Part.load();
    expect(html(Part)).toBe('<p>Hello Lin</p>');
  });
});
