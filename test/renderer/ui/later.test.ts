import { createElement } from 'react';
import type { ComponentType } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { later } from '../../../renderer/ui/later.ts';

const Greeting = ({ name }: { readonly name: string }) => createElement('p', null, `Hello ${name}`);

const html = (part: ComponentType<{ readonly name: string }>): string =>
  renderToString(createElement(part, { name: 'Lin' }));

describe('a part that is read later', () => {
  it('is nothing until it is read, and then what was read', async () => {
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
});
