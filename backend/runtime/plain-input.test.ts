import fc from 'fast-check';
import { findNotPlain } from './plain-input';

class Command {
  readonly operator = 'eq';
}

describe('plain input', () => {
  it.each([
    ['a dollar key', { a: { $ne: null } }, 'input.a'],
    ['a dollar key in a list', { a: [{ $in: [1] }] }, 'input.a[0]'],
    ['a dotted key', { 'wallet.availableFen': 1 }, 'input'],
    ['an own __proto__', JSON.parse('{"a":{"__proto__":{"x":1}}}'), 'input.a'],
    ['a constructor', { constructor: 1 }, 'input'],
    ['an empty key', { '': 1 }, 'input'],
    ['a long key', { ['k'.repeat(65)]: 1 }, 'input'],
    ['a symbol key', { [Symbol('internal')]: 1 }, 'input'],
    ['an object of a class', { a: new Command() }, 'input.a'],
    ['a moment object', { a: new Date(0) }, 'input.a'],
    ['a pattern', { a: /x/ }, 'input.a'],
    ['a function', { a: () => 1 }, 'input.a'],
    ['a bigint', { a: 1n }, 'input.a'],
    ['NaN', { a: Number.NaN }, 'input.a'],
    ['infinity', [Number.POSITIVE_INFINITY], 'input[0]'],
    ['a long text', { a: 'x'.repeat(4_001) }, 'input.a'],
    ['many values', { a: Array.from({ length: 2_001 }, () => 1) }, 'input.a[1998]'],
    ['deep nesting', [[[[[[[[[1]]]]]]]]], 'input[0][0][0][0][0][0][0][0][0]'],
  ])('refuses %s and says where', (_label, input, path) => {
    expect(findNotPlain(input)?.path).toBe(path);
  });

  it('survives an input that is nested without end', () => {
    const loop: Record<string, unknown> = {};
    loop.a = loop;
    expect(findNotPlain(loop)?.problem).toBe('nested more than 8 levels deep');
  });

  it('accepts every plain value of a sane size', () => {
    const key = fc
      .stringMatching(/^[a-zA-Z][a-zA-Z0-9]{0,8}$/)
      .filter((name) => !['constructor', 'prototype'].includes(name));
    const value = fc.object({
      key,
      maxDepth: 3,
      maxKeys: 10,
      values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(null)],
    });
    fc.assert(fc.property(value, (input) => expect(findNotPlain(input)).toBeUndefined()));
  });
});
