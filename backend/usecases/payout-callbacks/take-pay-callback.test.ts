import type { Outcome } from '../../../core/outcome';
import { recordingJournal } from '../../../tests/support/recording-journal';
import { TransactionConflict } from '../../ports/document-database';
import { Outage } from '../../ports/outage';
import type { OpenedPayCallback, PayCallbackRefusal } from '../../ports/pay-callback-door';
import type { PayNotification } from '../../ports/pay-provider';
import { takePayCallback } from './take-pay-callback';

const notification: PayNotification = {
  ...{ eventId: 'EV-1', payoutNo: 'W1', merchantId: '1900000109', amountFen: 8_800, openid: 'oAlice' },
  outcome: { kind: 'paid', providerNo: 'T1', paidAtMs: 1, netFen: 8_800, taxFen: null },
};
const payout: OpenedPayCallback = { kind: 'payout', notification };

function setUp(
  opened: Outcome<OpenedPayCallback, PayCallbackRefusal>,
  apply: () => Promise<string> = async () => 'applied',
) {
  const journal = recordingJournal();
  const applied: PayNotification[] = [];
  const sleeps: number[] = [];
  const door = (name: string) => ({
    open: () => {
      doors.push(name);
      return opened;
    },
  });
  const doors: string[] = [];
  const ports = {
    ...{ payDoor: door('pay'), gigDoor: door('gig'), journal },
    clock: {
      ...{ nowMs: () => 1, monotonicMs: () => 0 },
      async sleep(durationMs: number) {
        sleeps.push(durationMs);
        await new Promise<void>((woken) => setTimeout(woken, 20));
      },
    },
    apply: async (told: PayNotification) => {
      applied.push(told);
      return apply();
    },
  };
  const take = (headers: Record<string, string> = { 'Content-Type': 'application/json' }, leftMs = 4_000) =>
    takePayCallback(ports, { headers, rawBody: Buffer.from('{}') }, () => leftMs);
  return { take, journal, applied, doors, sleeps };
}

const fail = (status: number, message: string) => ({
  status,
  body: `{"code":"FAIL","message":"${message}"}`,
  contentType: 'application/json; charset=utf-8',
});

describe('a callback', () => {
  it.each(['applied', 'nothing-new', 'mismatch', 'unknown-number', 'conflict'])(
    'is acknowledged once it is written, whatever came of it: %s',
    async (word) => {
      const { take, applied } = setUp({ ok: true, value: payout }, async () => word);
      expect(await take()).toEqual({ status: 204, body: '' });
      expect(applied).toEqual([notification]);
    },
  );

  it.each([
    ['application/json', 'pay', { status: 204, body: '' }],
    ['application/x-www-form-urlencoded', 'gig', { status: 200, body: 'success' }],
    ['application/X-WWW-form-urlencoded; charset=UTF-8', 'gig', { status: 200, body: 'success' }],
  ])('of the type %s comes through the door %s and gets its word', async (type, door, answer) => {
    const { take, doors } = setUp({ ok: true, value: payout });
    expect(await take({ 'CONTENT-TYPE': type })).toEqual(answer);
    expect(doors).toEqual([door]);
  });

  it.each<[PayCallbackRefusal, number, string[]]>([
    ['signature-probe', 401, []],
    ['stale', 401, ['PAY_CALLBACK_REFUSED']],
    ['unknown-serial', 401, ['PAY_CALLBACK_REFUSED']],
    ['forged', 401, ['PAY_CALLBACK_REFUSED']],
    ['garbled', 400, ['PAY_CALLBACK_REFUSED']],
    ['foreign-merchant', 403, ['PAY_CALLBACK_REFUSED']],
    ['too-large', 413, ['PAY_CALLBACK_REFUSED']],
    ['not-configured', 404, ['PAY_CALLBACK_REFUSED']],
  ])('that is refused as %s gets %i, and nothing is written', async (code, status, alarms) => {
    const { take, applied, journal } = setUp({ ok: false, code });
    expect(await take()).toEqual(fail(status, code));
    expect(applied).toEqual([]);
    expect(journal.alarms).toEqual(alarms);
  });

  it.each<[string, () => Promise<string>, string[]]>([
    ['the database does not answer', () => Promise.reject(new Outage('database.commit', 'timeout', true)), ['OUTAGE']],
    ['others were faster', () => Promise.reject(new TransactionConflict('busy')), []],
    ['it takes too long', () => new Promise(() => undefined), []],
  ])('is not acknowledged when %s', async (_label, apply, alarms) => {
    const { take, journal } = setUp({ ok: true, value: payout }, apply);
    expect(await take()).toEqual(fail(503, 'try-again'));
    expect(journal.alarms).toEqual(alarms);
  });

  it.each([
    [4_000, 4_000],
    [0, 2_500],
  ])('with %i ms left is given %i ms', async (leftMs, givenMs) => {
    const { take, sleeps } = setUp({ ok: true, value: payout });
    await take({ 'content-type': 'application/json' }, leftMs);
    expect(sleeps).toEqual([givenMs]);
  });

  it('that meets a mistake of ours is not acknowledged', async () => {
    const { take } = setUp({ ok: true, value: payout }, () => Promise.reject(new Error('ours')));
    await expect(take()).rejects.toThrow('ours');
  });

  it('about an authorisation asks for nothing; one that nobody knows is not taken for settled', async () => {
    const event = { eventId: 'EV-1', eventType: 'MCHTRANSFER.AUTHORIZATION.CLOSED' };
    expect(await setUp({ ok: true, value: { kind: 'authorisation', ...event } }).take()).toMatchObject({ status: 204 });
    const { take, journal } = setUp({ ok: true, value: { kind: 'other', eventId: 'E', eventType: 'NEW.EVENT' } });
    expect(await take()).toEqual(fail(400, 'unknown-event'));
    expect(journal.alarms).toEqual(['PAY_CALLBACK_REFUSED']);
  });
});
