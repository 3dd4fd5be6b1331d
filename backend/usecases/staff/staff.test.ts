import { consoleUnderTest, startMs } from '../brands/console-under-test';
import { claimOwner } from './claim-owner';
import { listDeadLetters, replayDeadLetter } from './dead-letters';
import { listAudit } from './list-audit';
import { me } from './me';
import { issueOwnerCode } from './owner-code';

const owner = { openid: 'oOwner', name: '老板' };
const hoursMs = 3_600_000;
const code = 'token-of-128-bits-1';

describe('claiming a deployment', () => {
  it('makes an owner of whoever enters the code, once, and keeps only its hash', async () => {
    const { ports, database } = await consoleUnderTest();
    expect(await issueOwnerCode(ports)).toEqual({ ok: true, value: { code, expiresAtMs: startMs + 72 * hoursMs } });
    expect(JSON.stringify(await database.find('settings', 'owner-claim'))).not.toContain(code);
    expect(await claimOwner(ports, owner, { code, name: '老板' })).toEqual({
      ok: true,
      value: { role: 'agency-owner' },
    });
    expect(await database.list('staff', { where: {}, limit: 9 })).toEqual([
      { _id: 'oOwner', name: '老板', roles: [{ role: 'agency-owner', brandId: null }], addedAtMs: startMs },
    ]);
    expect(await me(ports, owner)).toMatchObject({
      ...{ name: '老板', may: { saveBrand: 'every-brand' }, isClaimed: true },
      brands: [{ brandId: 'shanli' }, { brandId: 'haibian' }],
    });
    expect(await database.count('audit', { action: 'claimOwner', openid: 'oOwner' })).toBe(1);
    expect(await issueOwnerCode(ports)).toEqual({ ok: false, code: 'owner-claimed' });
  });

  it.each([
    ['a wrong code', 'another-code-altogether', 0, 'owner-code-wrong'],
    ['a code of three days ago', code, 72 * hoursMs, 'owner-code-expired'],
  ])('refuses %s, and nobody has a role', async (_label, entered, laterMs, refusal) => {
    const { ports, database, time } = await consoleUnderTest();
    await issueOwnerCode(ports);
    time.nowMs += laterMs;
    expect(await claimOwner(ports, owner, { code: entered, name: '老板' })).toEqual({ ok: false, code: refusal });
    expect(await database.count('staff', {})).toBe(0);
  });

  it('refuses everybody before a code was made, and a code after a newer one', async () => {
    const { ports } = await consoleUnderTest();
    expect(await claimOwner(ports, owner, { code, name: '老板' })).toEqual({ ok: false, code: 'owner-code-wrong' });
    await issueOwnerCode(ports);
    await issueOwnerCode(ports);
    expect(await claimOwner(ports, owner, { code, name: '老板' })).toEqual({ ok: false, code: 'owner-code-wrong' });
  });

  it('has one owner when many enter the code at once; he may send it again', async () => {
    const { ports, database } = await consoleUnderTest();
    await issueOwnerCode(ports);
    const people = Array.from({ length: 10 }, (_, index) => ({ openid: `oP${index}` }));
    const answers = await Promise.all(people.map((person) => claimOwner(ports, person, { code, name: '某人' })));
    const winners = people.filter((_person, index) => answers[index]?.ok);
    expect(winners).toHaveLength(1);
    expect(await database.count('staff', {})).toBe(1);
    const again = await Promise.all(winners.map((person) => claimOwner(ports, person, { code, name: '某人' })));
    expect(again).toEqual([{ ok: true, value: { role: 'agency-owner' } }]);
  });

  it('gives nothing to who only opens the page', async () => {
    const { ports } = await consoleUnderTest();
    expect(await me(ports, owner)).toEqual({ name: null, roles: [], may: {}, brands: [], isClaimed: false });
  });
});

describe('dead letters', () => {
  const event = {
    id: 'push-1',
    kind: 'order-updated',
    receivedAtMs: startMs - 5,
    orderKey: '1|2',
    receiptSeenAtMs: null,
  } as const;

  it('are listed without their body, and worked off again on request', async () => {
    const { ports, database, time } = await consoleUnderTest();
    await ports.inbox.add({ ...event, body: '{"openid":"oBuyer"}' });
    await ports.inbox.postpone('push-1', 12, startMs);
    await ports.inbox.markDead('push-1', 'shop-without-brand', startMs);
    expect(await listDeadLetters(ports, {})).toEqual({
      letters: [
        {
          ...{ id: 'push-1', kind: 'order-updated', receivedAtMs: startMs - 5, orderKey: '1|2' },
          ...{ attempts: 12, reason: 'shop-without-brand' },
        },
      ],
      nextBeforeMs: null,
    });
    time.nowMs += 1000;
    const request = { id: 'push-1', requestId: 'replay-1', reason: '店铺已加上' };
    expect(await replayDeadLetter(ports, owner, request)).toEqual({ ok: true, value: { id: 'push-1' } });
    expect(await ports.inbox.listOpen(9, time.nowMs)).toMatchObject([{ id: 'push-1', attempts: 0 }]);
    expect(await database.count('audit', { subject: 'inbox push-1' })).toBe(1);
  });

  it.each([
    ['of which there is none', 'push-9'],
    ['that waits for the timer anyway', 'push-1'],
  ])('refuse one %s', async (_label, id) => {
    const { ports } = await consoleUnderTest();
    await ports.inbox.add({ ...event, body: '{}' });
    const request = { id, requestId: 'replay-1', reason: '再试一次' };
    expect(await replayDeadLetter(ports, owner, request)).toEqual({ ok: false, code: 'dead-letter-not-found' });
  });

  it('are reopened by the same request when the second half was lost', async () => {
    const { ports } = await consoleUnderTest();
    await ports.inbox.addDeadLetter({ ...event, body: '{}' }, 'unreadable');
    const request = { id: 'push-1', requestId: 'replay-1', reason: '再试一次' };
    const lost = { ...ports, inbox: { ...ports.inbox, reopen: () => Promise.reject(new Error('lost')) } };
    await expect(replayDeadLetter(lost, owner, request)).rejects.toThrow('lost');
    expect(await replayDeadLetter(ports, owner, request)).toMatchObject({ ok: true });
    expect(await ports.inbox.listOpen(9, startMs)).toHaveLength(1);
  });
});

describe('the audit', () => {
  it('is read newest first, 50 a page, of one brand or of all, and names no identity', async () => {
    const { ports } = await consoleUnderTest();
    await ports.editor.transaction(async (edit) => {
      for (let index = 0; index < 60; index += 1) {
        const what = { action: 'saveShop', brandId: index % 2 === 0 ? 'shanli' : 'haibian', subject: `shop ${index}` };
        const how = { before: null, after: null, reason: '更正', request: '{"token":"t"}', answer: { token: 't' } };
        await edit.addEntry({ id: `oOwner|${index}`, atMs: startMs + index, ...owner, ...what, ...how });
      }
    });
    const first = await listAudit(ports, { brandId: null, beforeMs: startMs + 100 });
    expect(first.entries).toHaveLength(50);
    expect(first.entries[0]).toEqual({
      ...{ atMs: startMs + 59, name: '老板', action: 'saveShop', brandId: 'haibian', subject: 'shop 59' },
      ...{ before: null, after: null, reason: '更正' },
    });
    const rest = await listAudit(ports, { brandId: null, beforeMs: first.nextBeforeMs ?? 0 });
    expect([first.nextBeforeMs, rest.entries.length, rest.nextBeforeMs]).toEqual([startMs + 10, 10, null]);
    expect((await listAudit(ports, { brandId: 'shanli', beforeMs: undefined })).entries).toHaveLength(1);
  });
});
