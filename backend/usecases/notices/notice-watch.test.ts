import { ledgerTransaction } from '../../../core/ledger/ledger-transaction';
import { fen } from '../../../core/money/fen';
import { ledgerDocument } from '../../adapters/stores/ledger-document';
import { documentMessageTemplates } from '../../adapters/stores/message-templates';
import { documentNoticeConsents } from '../../adapters/stores/notice-consents';
import { documentNoticeQueue } from '../../adapters/stores/notice-queue';
import { documentOutbox } from '../../adapters/stores/outbox-store';
import { documentWorkLease } from '../../adapters/stores/work-lease';
import type { DocumentDatabase } from '../../ports/document-database';
import { programUnderTest } from '../sharing/program-under-test';
import { noticeWatch } from './notice-watch';
import { readNotices } from './read-notices';

const promoter = 'wxsharerWang';
const plenty = () => 50_000;

/** Two instances of the function over one database; every call of theirs is counted. */
async function watchesUnderTest() {
  const { ports, database, time, bind } = programUnderTest();
  await bind('oWang', promoter, '王阿姨');
  let calls = 0;
  const counted = new Proxy(database, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...given: unknown[]) => {
        calls += 1;
        return method.apply(target, given);
      };
    },
  }) as DocumentDatabase;
  const instance = () =>
    noticeWatch({
      ...ports,
      templates: documentMessageTemplates(counted),
      queue: documentNoticeQueue(counted),
      outbox: documentOutbox(counted),
      consents: documentNoticeConsents(counted),
      leases: documentWorkLease(counted),
      sender: { send: async () => 'sent' },
    });
  const order = (n: number, bookedAtMs = time.nowMs) => {
    const postings = [{ from: 'platform', to: `promoter/${promoter}/frozen`, amountFen: fen(100 * n) }] as const;
    const orderKey = `o${n}|s1`;
    const facts = { id: `${orderKey}|1`, cause: 'ORDER_PAID', brandId: null, orderKey, postings } as const;
    return database.add('ledger', ledgerDocument(ledgerTransaction({ ...facts, bookedAtMs })));
  };
  const minute = () => {
    time.nowMs += 60_000;
  };
  const callsOf = async (run: () => Promise<unknown>) => {
    calls = 0;
    await run();
    return calls;
  };
  const told = async () => {
    const inbox = await readNotices(ports, 'oWang');
    return inbox.ok ? inbox.value.notices.map(({ zh }) => zh) : [];
  };
  const noted = async () => (await database.list('outbox', { where: {}, limit: 1_000 })).length;
  return { instance, order, minute, callsOf, told, noted, time };
}

it('a minute in which nothing happened takes three calls of the database', async () => {
  const { instance, minute, callsOf } = await watchesUnderTest();
  const watch = instance();
  await watch(plenty);
  for (const _minute of [1, 2, 3]) {
    minute();
    expect(await callsOf(() => watch(plenty))).toBe(3);
  }
});

it('what was booked is told in the next minute, and after that the watch rests again', async () => {
  const { instance, order, minute, callsOf, told } = await watchesUnderTest();
  const watch = instance();
  await watch(plenty);
  for (const n of [1, 2]) {
    minute();
    await order(n);
    expect(await watch(plenty)).toEqual({ noted: 1 });
    minute();
    expect(await watch(plenty)).toEqual({ noted: 0 });
    minute();
    expect(await callsOf(() => watch(plenty))).toBe(3);
  }
  expect(await told()).toHaveLength(2);
});

it('an entry that is committed a minute after the moment that it states is told', async () => {
  const { instance, order, minute, told, time } = await watchesUnderTest();
  const watch = instance();
  await watch(plenty);
  minute();
  minute();
  await order(1);
  await watch(plenty);
  await order(3, time.nowMs - 60_000);
  minute();
  await watch(plenty);
  expect((await told()).sort()).toEqual([
    '有人从您的分享下单,1.00 元已记在您名下,冻结中。',
    '有人从您的分享下单,3.00 元已记在您名下,冻结中。',
  ]);
});

it('of two instances that take turns each tells what the other did not, and nothing is told twice', async () => {
  const { instance, order, minute, told } = await watchesUnderTest();
  const [one, other] = [instance(), instance()];
  await one(plenty);
  await other(plenty);
  for (const [n, watch] of [one, other, one, one, other].entries()) {
    minute();
    await order(n + 1);
    await watch(plenty);
  }
  minute();
  expect([await one(plenty), await other(plenty)]).toEqual([{ noted: 0 }, { noted: 0 }]);
  expect(await told()).toHaveLength(5);
});

it('more within two minutes than a page holds is told to the end', async () => {
  const { instance, order, minute, noted } = await watchesUnderTest();
  const watch = instance();
  await watch(plenty);
  minute();
  for (let n = 1; n <= 230; n += 1) await order(n);
  await watch(plenty);
  await watch(plenty);
  for (let n = 231; n <= 235; n += 1) await order(n);
  await watch(plenty);
  expect(await noted()).toBe(235);
});
