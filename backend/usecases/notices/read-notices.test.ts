import { documentLinkSharers } from '../../adapters/stores/link-sharers';
import { documentNoticeBoard } from '../../adapters/stores/notice-board';
import { documentOutbox } from '../../adapters/stores/outbox-store';
import type { ChangeNotice } from '../../ports/outbox';
import { changeSettlement } from '../brands/change-settlement';
import { consoleUnderTest, startMs } from '../brands/console-under-test';
import { spreadChanges } from '../sync/spread-changes';
import { listOperatorNotices } from './list-operator-notices';
import { markNoticesRead, readNotices } from './read-notices';

const facts = { isListed: true, title: '高山苹果', serviceRatioPpm: 250_000, startsAtMs: 0, endsAtMs: 9e15 };
const weekMs = 7 * 86_400_000;

function rateCut(mark: string, notedAtMs: number): ChangeNotice {
  return {
    ...{ id: `change|${mark}`, code: 'RATE_CUT', kind: 'product', shopAppid: 'wxshop1', contentId: 'p1' },
    ...{ title: '高山苹果', before: facts, after: { ...facts, serviceRatioPpm: 200_000 }, notedAtMs },
  };
}

async function worldWithNotices() {
  const world = await consoleUnderTest();
  for (const name of ['Wang', 'Chen', 'Gone']) await world.bind(name);
  await world.ports.promoters.markUnbound('wxGone');
  const { database, ports } = world;
  const outbox = documentOutbox(database);
  const spread = () =>
    spreadChanges({ clock: ports.clock, outbox, sharers: documentLinkSharers(database) }, () => 60_000);
  const readers = { notices: documentNoticeBoard(database), promoters: ports.promoters };
  return { ...world, outbox, spread, readers };
}

describe("a promoter's notices", () => {
  it('are his own, in words, and read once he says so', async () => {
    const { outbox, readers } = await worldWithNotices();
    await outbox.addForPromoters(rateCut('first', 100), ['wxWang', 'wxChen']);
    await outbox.addForPromoters(rateCut('second', 200), ['wxWang']);
    const first = await readNotices(readers, 'oWang');
    expect(first).toMatchObject({ ok: true, value: { notices: [{ atMs: 200 }, { atMs: 100 }], nextBeforeMs: null } });
    expect(await markNoticesRead(readers, 'oWang', 100)).toEqual({ ok: true, value: { marked: 1 } });
    expect(await markNoticesRead(readers, 'oWang', 100)).toEqual({ ok: true, value: { marked: 0 } });
    const read = await readNotices(readers, 'oWang');
    expect(read).toMatchObject({ value: { notices: [{ isRead: false }, { isRead: true }] } });
    expect(await readNotices(readers, 'oChen')).toEqual({
      ok: true,
      value: {
        nextBeforeMs: null,
        notices: [
          {
            ...{ id: 'change|first|wxChen', kind: 'RATE_CUT', atMs: 100, isRead: false },
            zh: '「高山苹果」的服务费率从 25% 降到 20%,您以后的订单按新费率算。',
            en: 'The service rate of 高山苹果 was cut from 25% to 20%; your orders from now on follow it.',
            about: { kind: 'product', id: 'p1', shopAppid: 'wxshop1', title: '高山苹果' },
          },
        ],
      },
    });
  });

  it('come in pages that end between two moments and miss none', async () => {
    const { outbox, readers } = await worldWithNotices();
    for (let number = 0; number < 45; number += 1) {
      await outbox.addForPromoters(rateCut(`n${number}`, 100 + Math.floor(number / 3)), ['wxWang']);
    }
    const sizes: number[] = [];
    for (let beforeMs: number | null | undefined; beforeMs !== null; ) {
      const page = await readNotices(readers, 'oWang', beforeMs);
      if (!page.ok) throw new Error(page.code);
      sizes.push(page.value.notices.length);
      beforeMs = page.value.nextBeforeMs;
    }
    expect(sizes).toEqual([21, 21, 3]);
  });

  it('are nothing for somebody who is no promoter', async () => {
    const { readers } = await worldWithNotices();
    expect(await readNotices(readers, 'oStranger')).toEqual({ ok: false, code: 'not-bound' });
    expect(await markNoticesRead(readers, 'oStranger', 9)).toEqual({ ok: false, code: 'not-bound' });
  });
});

describe('a change of who pays', () => {
  it('is told once to every bound promoter and once to the operators', async () => {
    const { ports, spread, readers } = await worldWithNotices();
    const change = { settledBy: 'platform', agreementVersion: '2025-09', fromMs: startMs + weekMs } as const;
    const request = { ...change, requestId: 'change-1', reason: '改由平台分账' };
    const owner = { openid: 'oOwner', name: '老板' };
    await changeSettlement(ports, owner, request);
    await changeSettlement(ports, owner, request);
    expect((await spread()).counts).toEqual({ notices: 2 });
    expect((await spread()).counts).toEqual({ notices: 0 });
    for (const openid of ['oWang', 'oChen']) {
      const inbox = await readNotices(readers, openid);
      expect(inbox).toMatchObject({ value: { notices: [{ kind: 'SETTLEMENT_CHANGED', atMs: startMs }] } });
      expect(inbox.ok && inbox.value.notices[0]?.about).toEqual({
        ...{ kind: 'settlement', agreementVersion: '2025-09' },
        ...{ fromMs: startMs + weekMs, payerName: '微信小店平台' },
      });
    }
    expect(await readNotices(readers, 'oGone')).toMatchObject({ value: { notices: [] } });
    expect(await listOperatorNotices(readers, {})).toMatchObject({
      notices: [{ kind: 'SETTLEMENT_CHANGED', about: '2025-09', facts: { settledBy: 'platform' }, atMs: startMs }],
      nextBeforeMs: null,
    });
  });
});
