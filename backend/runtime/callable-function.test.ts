import fc from 'fast-check';
import * as v from 'valibot';
import { invariant } from '../../core/invariant';
import { ok, rejected } from '../../core/outcome';
import { TransactionConflict } from '../ports/document-database';
import { NotSetUp, Outage } from '../ports/outage';
import { action, callableFunction } from './callable-function';

type Line = readonly [level: 'info' | 'alarm', event: string, facts: Readonly<Record<string, unknown>> | undefined];

function setUp(fail: () => unknown = () => undefined) {
  const lines: Line[] = [];
  const seen: unknown[] = [];
  const input = v.strictObject({
    amountFen: v.pipe(v.number(), v.integer(), v.minValue(100)),
    note: v.optional(v.pipe(v.string(), v.maxLength(20))),
    kind: v.optional(v.picklist(['a', 'b'])),
  });
  const main = callableFunction({
    name: 'payout',
    identity: 'required',
    getContext: () => ({ OPENID: 'oAlice', UNIONID: 'uAlice', APPID: 'wxmini', SOURCE: 'wx_client' }),
    journal: {
      info: (event, facts) => lines.push(['info', event, facts]),
      alarm: (event, facts) => lines.push(['alarm', event, facts]),
    },
    actions: {
      quote: action({
        input,
        run: async (checked, caller) => {
          seen.push(checked, caller);
          fail();
          return ok({ netFen: checked.amountFen });
        },
      }),
      nothing: action({ input: v.strictObject({}), run: async () => ok(undefined) }),
      forbidden: action({ input: v.strictObject({}), run: async () => rejected('not-permitted', 'role finance') }),
    },
  });
  return { main, lines, seen };
}

describe('a callable function', () => {
  it('runs the action with the checked input and the caller that the platform vouches for', async () => {
    const { main, seen } = setUp();
    const event = { action: 'quote', input: { amountFen: 500 }, userInfo: { openId: 'oBoss', appId: 'wx' } };
    expect(await main(event)).toEqual({ ok: true, value: { netFen: 500 } });
    expect(seen).toEqual([{ amountFen: 500 }, { openid: 'oAlice', unionid: 'uAlice', appid: 'wxmini' }]);
  });

  it('takes a missing input as an empty one, and answers null where there is nothing to say', async () => {
    expect(await setUp().main({ action: 'nothing' })).toEqual({ ok: true, value: null });
  });

  it('answers a rejection with its sentence and keeps the detail in the log', async () => {
    const { main, lines } = setUp();
    expect(await main({ action: 'forbidden' })).toEqual({
      ok: false,
      code: 'not-permitted',
      message: '您没有这项权限,请联系负责人开通。',
    });
    expect(lines[0]).toEqual([
      'info',
      'rejected',
      { action: 'forbidden', code: 'not-permitted', reason: 'role finance' },
    ]);
  });

  it.each([
    ['toString'],
    ['__proto__'],
    ['constructor'],
    [''],
    [7],
    [null],
    [undefined],
    [{}],
    [Object.create(null)],
    [['quote']],
  ])('does not know an action called %p', async (name) => {
    expect(await setUp().main({ action: name, input: {} })).toEqual({
      ok: false,
      code: 'unknown-action',
      message: '小程序版本过旧,请您关闭后重新打开。',
      detail: 'this function knows the actions quote, nothing, forbidden',
    });
  });

  it.each([
    ['a missing field', {}, '「input.amountFen」必须填写。', 'input.amountFen: '],
    ['a text for a number', { amountFen: '1e3' }, '「input.amountFen」应为数字。', 'input.amountFen: '],
    ['an operator', { amountFen: { $gt: 0 } }, '「input.amountFen」不合要求。', "a key must not start with '$'"],
    ['a dotted key', { 'a.b': 1 }, '「input」不合要求。', "a key must not contain '.'"],
    ['a fraction', { amountFen: 100.5 }, '「input.amountFen」应为整数。', 'input.amountFen: '],
    ['too little', { amountFen: 99 }, '「input.amountFen」不能小于 100。', 'input.amountFen: '],
    ['an array', { amountFen: [100] }, '「input.amountFen」应为数字。', 'input.amountFen: '],
    ['too long a text', { amountFen: 100, note: 'x'.repeat(21) }, '「input.note」最多 20 个字或项。', 'input.note: '],
    ['a foreign field', { amountFen: 100, role: 'owner' }, '「input.role」是多余的,请去掉。', 'input.role: '],
    ['a choice that is none', { amountFen: 100, kind: 'c' }, '「input.kind」不在可选的范围里。', 'input.kind: '],
    ['no object', 'quote', '「input」应为一组内容。', 'input: '],
    ['not a number', { amountFen: Number.NaN }, '「input.amountFen」不合要求。', 'not a finite number'],
  ])('names %s', async (_label, input, sentence, detail) => {
    const { main, seen } = setUp();
    const reply = await main({ action: 'quote', input });
    expect(reply).toMatchObject({ ok: false, code: 'bad-input' });
    expect(reply.ok ? '' : reply.message).toBe(`您提交的内容有误,请修改后再提交。${sentence}`);
    expect(reply.ok ? '' : reply.detail).toContain(detail);
    expect(seen).toEqual([]);
  });

  it.each([
    ['an outage', new Outage('database.add orders', 'timeout', true)],
    ['a lost race', new TransactionConflict('wallets')],
  ])('answers %s with a sentence that says what is safe', async (_label, error) => {
    const { main } = setUp(() => {
      throw error;
    });
    expect(await main({ action: 'quote', input: { amountFen: 100 } })).toEqual({
      ok: false,
      code: 'try-again',
      message: '暂时没有得到结果,请您稍后再试;重复提交不会重复处理。',
    });
  });

  it('says of a deployment that nobody has set up that it is not open yet', async () => {
    const { main } = setUp(() => {
      throw new NotSetUp();
    });
    expect(await main({ action: 'quote', input: { amountFen: 100 } })).toEqual({
      ok: false,
      code: 'not-open',
      message: '这个品牌还没有开放,请您过些时候再来。',
    });
  });

  it.each([
    ['a broken invariant', () => invariant(false, 'SECRET claim')],
    ['any other error', () => Object.fromEntries([['a', JSON.parse('SECRET')]])],
  ])('tells nothing of %s but a code that finds it in the log', async (_label, fail) => {
    const { main, lines } = setUp(fail);
    const reply = await main({ action: 'quote', input: { amountFen: 100 } });
    expect(reply).toMatchObject({ ok: false, code: 'internal-error' });
    expect(JSON.stringify(reply)).not.toContain('SECRET');
    const supportCode = reply.ok ? '' : reply.supportCode;
    expect(supportCode).toMatch(/^[2-9A-Z]{8}$/);
    expect(lines).toEqual([
      ['alarm', 'INTERNAL_ERROR', expect.objectContaining({ supportCode, functionName: 'payout', action: 'quote' })],
    ]);
    expect(lines[0]?.[2]?.stack).toContain('SECRET');
  });

  it('answers every event whatsoever, and runs nothing on an input that is not exactly right', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything({ withDate: true, withBigInt: true, withMap: true }), async (input) => {
        const { main, seen } = setUp();
        const reply = await main({ action: 'quote', input });
        expect(reply.ok).toBe(seen.length > 0);
        const direct = await main(input);
        expect(direct.ok).toBe(false);
      }),
    );
  });
});
