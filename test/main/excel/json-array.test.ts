import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonArray } from '../../../main/excel/json-array.ts';

const read = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));

describe('values collected as the bytes of a JSON array', () => {
  it('are those of the array, again and again', () => {
    const array = new JsonArray();
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (values) => {
        for (const value of values) array.add(value);
        expect(array.count).toBe(values.length);
        expect(read(array.take())).toEqual(JSON.parse(JSON.stringify(values)));
        expect(array.count).toBe(0);
      }),
    );
  });

  it('may be longer than what is ready for them, in letters of several bytes too', () => {
    const array = new JsonArray();
    const long = '深圳市'.repeat(200_000);
    array.add('first');
    array.add({ long });
    expect(read(array.take())).toEqual(['first', { long }]);
  });

  it('are not changed by those that come after', () => {
    const array = new JsonArray();
    array.add(1);
    const first = array.take();
    array.add(2);
    expect(read(first)).toEqual([1]);
    // To be given away with all that it stands on.
    expect(first.buffer.byteLength).toBe(first.length);
  });
});
