import * as fc from 'fast-check';
import { BareNumber, readWire, writeWire } from './wire-json';

describe('JSON with ids above 2^53', () => {
  it('writes a bare number digit by digit', () => {
    expect(writeWire({ order_id: new BareNumber('3727324701692140033'), left_out: undefined, list: [1, null] })).toBe(
      '{"order_id":3727324701692140033,"list":[1,null]}',
    );
  });

  it('reads long integers as text and leaves everything else alone', () => {
    expect(readWire('{"a":3727324701692140033,"b":"x 3727324701692140033","c":1.5,"d":[12]}')).toEqual({
      a: '3727324701692140033',
      b: 'x 3727324701692140033',
      c: 1.5,
      d: [12],
    });
  });

  it('reads back every id that it wrote bare', () => {
    void fc.assert(
      fc.property(fc.bigInt({ min: 10n ** 15n, max: 2n ** 64n - 1n }), (id) => {
        expect(readWire(writeWire({ id: new BareNumber(String(id)) }))).toEqual({ id: String(id) });
      }),
    );
  });

  it('writes what JSON.stringify writes for plain values', () => {
    void fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())), (value) => {
        expect(JSON.parse(writeWire(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
