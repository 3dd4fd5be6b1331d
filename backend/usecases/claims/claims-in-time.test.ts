import { aSnapshot } from '../../../tests/support/builders/a-snapshot';
import { askedAtMs, type ClaimWorld, openClaimWorld } from '../../../tests/support/claim-world';
import { appleKey } from '../../../tests/support/correction-world';
import { readAll, readBooks } from '../../../tests/support/money-world';
import { paid, sharer } from '../../../tests/support/row-after';
import { Outage } from '../../ports/outage';
import { listClaims } from './decide-claim';

const orderId = '3727324701692140032';
const dayMs = 86_400_000;
const chens = { ...paid, ...sharer('wxchen') };

async function answerOf(world: ClaimWorld, id = orderId, openid?: string) {
  const reply = await world.ask(id, openid);
  if (!reply.ok) throw new Error(reply.code);
  return reply.value;
}

describe('a search', () => {
  it('looks once a day for three days and is over then', async () => {
    const world = await openClaimWorld();
    await answerOf(world);
    const looks: unknown[] = [];
    for (let day = 1; day <= 4; day += 1) {
      world.clock.setMs(askedAtMs + day * dayMs);
      looks.push(await world.look(), await world.look());
    }
    const [none, one, last] = [
      { looked: 0, answered: 0, failed: 0 },
      { looked: 1, answered: 0, failed: 0 },
      { looked: 1, answered: 1, failed: 0 },
    ];
    expect(looks).toEqual([one, none, one, none, last, none, none, none]);
    expect(await readAll(world.database, 'claims')).toMatchObject([
      {},
      { state: 'not-found', looks: 4, nextLookAtMs: null },
    ]);
  });

  it('books what turns up meanwhile', async () => {
    const world = await openClaimWorld();
    await answerOf(world);
    world.platform.setOrders(paid);
    world.clock.setMs(askedAtMs + dayMs);
    expect(await world.look()).toEqual({ looked: 1, answered: 1, failed: 0 });
    expect((await readBooks(world.database)).orders[0]).toMatchObject({ promoter: 'wxwang', promoterFen: 3860 });
    world.clock.setMs(askedAtMs + dayMs + 1000);
    expect(await answerOf(world)).toMatchObject({ code: 'YOURS_BOOKED', claimsLeftToday: 5 });
  });

  it('of one order that fails does not stop the others', async () => {
    const world = await openClaimWorld();
    for (const id of ['1', '2']) await answerOf(world, id);
    world.platform.setOrders(aSnapshot({ orderId: '1' }), aSnapshot({ orderId: '2' }));
    world.platform.outages.add('order/get 1|670813472');
    world.clock.setMs(askedAtMs + dayMs);
    expect(await world.look()).toEqual({ looked: 2, answered: 1, failed: 1 });
    expect(world.journal.alarms).toContain('CLAIM_LOOK_FAILED');
  });
});

describe('the daily limit', () => {
  it('is five for each promoter and Beijing day', async () => {
    const world = await openClaimWorld();
    const left = [];
    for (const id of ['1', '2', '3', '4', '5']) left.push((await answerOf(world, id)).claimsLeftToday);
    expect(left).toEqual([4, 3, 2, 1, 0]);
    expect(await world.ask('6')).toEqual({ ok: false, code: 'claims-used-up' });
    expect(await answerOf(world, '6', 'o-chen')).toMatchObject({ claimsLeftToday: 4 });
    world.clock.setMs(askedAtMs + dayMs);
    expect(await answerOf(world, '6')).toMatchObject({ claimsLeftToday: 4 });
  });

  it('holds when all are asked at once', async () => {
    const world = await openClaimWorld();
    const replies = await Promise.all(Array.from({ length: 12 }, (_, index) => world.ask(String(index))));
    expect(replies.filter((reply) => reply.ok)).toHaveLength(5);
    expect(world.listed).toHaveLength(5);
  });

  it('does not count the same question within ten minutes, nor ask the platform again', async () => {
    const world = await openClaimWorld();
    const first = await answerOf(world);
    world.clock.setMs(askedAtMs + 10 * 60_000 - 1);
    expect(await answerOf(world)).toEqual(first);
    expect(world.listed).toEqual([orderId]);
    world.clock.setMs(askedAtMs + 10 * 60_000);
    expect(await answerOf(world)).toMatchObject({ claimsLeftToday: 3, nextLookAtMs: askedAtMs + dayMs });
  });

  it('does not count what the platform did not answer', async () => {
    const world = await openClaimWorld();
    world.platform.outages.add('order/list');
    await expect(world.ask(orderId)).rejects.toThrow(Outage);
    world.platform.outages.clear();
    expect(await answerOf(world)).toMatchObject({ claimsLeftToday: 4 });
  });

  it('is not reached by somebody who is not bound', async () => {
    const world = await openClaimWorld();
    expect(await world.ask(orderId, 'o-stranger')).toEqual({ ok: false, code: 'not-bound' });
    expect(await readAll(world.database, 'claims')).toEqual([]);
  });
});

describe('what cannot be decided', () => {
  async function undecided() {
    const world = await openClaimWorld();
    world.platform.setOrders(chens);
    await world.opened('wxwang', 2);
    await answerOf(world);
    return world;
  }
  const claimId = `claim|wxwang|${orderId}`;

  it('waits for a person with its evidence, and is not looked at anew', async () => {
    const world = await undecided();
    const { claims } = await listClaims(world.ports, ['shanli'], {});
    expect(claims).toMatchObject([
      {
        id: claimId,
        promoter: 'wxwang',
        brandId: 'shanli',
        dueAtMs: askedAtMs + 7 * dayMs,
        evidence: [
          {
            orderKey: appleKey,
            platformPromoter: 'wxchen',
            promoterInBooks: null,
            decision: { promoter: 'wxwang', reason: 'LAST_TOUCH' },
            touches: [{ promoter: 'wxwang' }],
          },
        ],
      },
    ]);
    expect((await listClaims(world.ports, ['other'], {})).claims).toEqual([]);
    world.clock.setMs(askedAtMs + dayMs);
    expect(await answerOf(world)).toMatchObject({ code: 'UNDECIDED', dueAtMs: askedAtMs + 7 * dayMs });
    expect(world.listed).toHaveLength(1);
  });

  it.each([
    ['grant', 'GRANTED'],
    ['decline', 'DECLINED'],
  ] as const)('a person may %s it, once, and the promoter reads why', async (decision, code) => {
    const world = await undecided();
    expect(await world.settle(claimId, decision)).toEqual({ ok: true, value: { claimId } });
    expect(await world.settle(claimId, 'grant', 'again')).toEqual({ ok: false, code: 'claim-decided' });
    expect(await answerOf(world)).toMatchObject({ state: 'decided', code, words: '已向买家核对', dueAtMs: null });
    expect((await readAll(world.database, 'audit'))[0]).toMatchObject({
      action: `${decision}Claim`,
      brandId: 'shanli',
    });
    expect((await listClaims(world.ports, 'every-brand', {})).claims).toEqual([]);
  });

  it('is not found in another brand, or when there is none', async () => {
    const world = await undecided();
    expect(await world.settle('claim|wxwang|none', 'grant')).toEqual({ ok: false, code: 'claim-not-found' });
  });

  it('is not undone by a slow look', async () => {
    const world = await openClaimWorld();
    await answerOf(world);
    const [claim] = await world.ports.claims.listDueLooks(askedAtMs + dayMs, 1);
    if (!claim) throw new Error('no claim');
    world.platform.setOrders(chens);
    await world.opened('wxwang', 2);
    world.clock.setMs(askedAtMs + 11 * 60_000);
    await answerOf(world);
    expect(await world.ports.claims.saveClaim({ ...claim, revision: claim.revision + 1 }, claim)).toBe(false);
    expect(await answerOf(world)).toMatchObject({ code: 'UNDECIDED' });
  });
});
