import { fixedAnswer } from '../../../core/commission/claim-answer';
import { documentCaseDesk } from '../../adapters/stores/case-desk';
import { claimDocument, documentClaimStore } from '../../adapters/stores/claim-store';
import { documentCorrectionStore } from '../../adapters/stores/correction-store';
import type { StaffMember } from '../../ports/staff-store';
import { consoleUnderTest, startMs } from '../brands/console-under-test';
import { countCases, listCases } from './list-cases';
import { readCase } from './read-case';
import { answerComplaint, takeCase } from './take-case';

const dayMs = 86_400_000;
const boss: StaffMember = {
  openid: 'oBoss',
  name: '老板',
  roles: [{ role: 'agency-owner', brandId: null }],
  addedAtMs: 1,
};
const operator: StaffMember = {
  ...{ openid: 'oOps', name: '小周', addedAtMs: 1 },
  roles: [{ role: 'brand-operator', brandId: 'shanli' }],
};

async function casesWorld() {
  const world = await consoleUnderTest();
  const { database } = world;
  const ports = {
    ...world.ports,
    caseDesk: documentCaseDesk(database),
    claims: documentClaimStore(database),
    corrections: documentCorrectionStore(database),
  };
  for (const [index, brandId] of ['shanli', 'haibian'].entries()) {
    const claim = {
      ...{
        id: `claim|wxWang|o${index}`,
        promoter: 'wxWang',
        orderId: `o${index}`,
        brandId,
        orderKeys: [],
        evidence: [],
      },
      ...{
        answer: { ...fixedAnswer('NOT_FOUND'), state: 'with-person' as const },
        askedAtMs: startMs,
        answeredAtMs: 1,
      },
      ...{ looks: 1, nextLookAtMs: null, dueAtMs: startMs + (index + 1) * dayMs, decision: null, revision: 1 },
    };
    await database.put('claims', claimDocument(claim));
  }
  const complaint = { openid: 'oWang', promoter: 'wxWang', text: '少了一单', orderId: '', state: 'open', answer: null };
  const asked = { askedAtMs: startMs, dueAtMs: startMs + 7 * dayMs, answeredAtMs: null };
  await database.put('complaints', { _id: 'complaint|oWang|1', ...complaint, ...asked, topic: 'money' });
  await database.put('complaints', {
    _id: 'complaint|oWang|2',
    ...complaint,
    ...asked,
    topic: 'appeal',
    dueAtMs: startMs - 1,
  });
  const found = { foundDay: '20260801', foundAtMs: startMs, seenDay: '20260801', agreesSinceDay: null, closedBy: null };
  await database.put('risk_cases', {
    ...{ _id: 'funds|o9|20260801', kind: 'FUNDS_DIFFER', state: 'open', class: 'amount', code: 'AMOUNT_DIFFERS' },
    ...{ orderId: 'o9', flowId: null, brandId: 'shanli', platformFen: 100, oursFen: 90, ...found },
  });
  return { ...world, ports };
}

const kindsOf = (cases: readonly { kind: string }[]) => cases.map(({ kind }) => kind);

it('everything that waits stands in one queue, the first due first, overdue told', async () => {
  const { ports } = await casesWorld();
  const { cases } = await listCases(ports, { member: boss, brandId: undefined }, {});
  expect(kindsOf(cases)).toEqual(['appeal', 'claim', 'claim', 'risk', 'complaint']);
  expect(cases.map(({ isOverdue }) => isOverdue)).toEqual([true, false, false, false, false]);
  expect(await countCases(ports, { member: boss, brandId: undefined })).toEqual([
    { kind: 'claim', count: 2, isAtLeast: false, overdue: 0, firstDueAtMs: startMs + dayMs },
    { kind: 'complaint', count: 1, isAtLeast: false, overdue: 0, firstDueAtMs: startMs + 7 * dayMs },
    { kind: 'appeal', count: 1, isAtLeast: false, overdue: 1, firstDueAtMs: startMs - 1 },
    { kind: 'risk', count: 1, isAtLeast: false, overdue: 0, firstDueAtMs: startMs + 2 * dayMs },
  ]);
});

it('a role of a brand sees its brand’s cases and nobody else’s, in the list and one by one', async () => {
  const { ports } = await casesWorld();
  const { cases } = await listCases(ports, { member: operator, brandId: undefined }, {});
  expect(cases.map(({ caseId }) => caseId)).toEqual(['claim:claim|wxWang|o0']);
  expect(await listCases(ports, { member: operator, brandId: 'haibian' }, {})).toEqual({
    cases: [],
    nextAfterDueMs: null,
  });
  expect(await readCase(ports, operator, 'claim:claim|wxWang|o0')).toMatchObject({ ok: true });
  for (const caseId of [
    'claim:claim|wxWang|o1',
    'claim:claim|wxWang|o7',
    'nothing:o1',
    'complaint:complaint|oWang|1',
  ]) {
    expect(await readCase(ports, operator, caseId)).toEqual({ ok: false, code: 'case-not-found' });
  }
});

it('pages go on where the page before ended, over kinds', async () => {
  const { ports, database } = await casesWorld();
  for (let index = 0; index < 60; index += 1) {
    const times = {
      askedAtMs: startMs,
      dueAtMs: startMs + 8 * dayMs + Math.floor(index / 2) * 1000,
      answeredAtMs: null,
    };
    const complaint = {
      openid: 'o',
      promoter: null,
      text: 'x',
      orderId: '',
      state: 'open',
      answer: null,
      topic: 'goods',
    };
    await database.put('complaints', { _id: `complaint|many|${index}`, ...complaint, ...times });
  }
  const ids: string[] = [];
  for (let afterDueMs: number | undefined = 0; afterDueMs !== undefined; ) {
    const page: Awaited<ReturnType<typeof listCases>> = await listCases(
      ports,
      { member: boss, brandId: undefined },
      { afterDueMs },
    );
    ids.push(...page.cases.map(({ caseId }) => caseId));
    afterDueMs = page.nextAfterDueMs ?? undefined;
  }
  expect(ids).toHaveLength(65);
  expect(new Set(ids).size).toBe(65);
});

it('who takes a case keeps others off it for an hour, says so, and can give it back', async () => {
  const { ports, time, database } = await casesWorld();
  const caseId = 'claim:claim|wxWang|o0';
  const take = (member: StaffMember, requestId: string, isTaken = true) =>
    takeCase(ports, member, { caseId, isTaken, requestId, reason: '我来看' });
  expect(await take(boss, 'request-1')).toEqual({ ok: true, value: { caseId, isTaken: true } });
  expect(await take(boss, 'request-1')).toEqual({ ok: true, value: { caseId, isTaken: true } });
  expect(await take(operator, 'request-2')).toEqual({ ok: false, code: 'case-taken' });
  const seen = await readCase(ports, operator, caseId);
  expect(seen).toMatchObject({ ok: true, value: { line: { takenBy: { name: '老板', isMe: false } } } });
  time.nowMs += 3_600_000;
  expect(await take(operator, 'request-3')).toMatchObject({ ok: true });
  expect(await take(operator, 'request-4', false)).toMatchObject({ ok: true });
  expect(await readCase(ports, boss, caseId)).toMatchObject({ ok: true, value: { line: { takenBy: null } } });
  expect(await database.count('audit', { action: 'takeCase' })).toBe(3);
});

it('answering a complaint ends it once, and who complained reads the answer', async () => {
  const { ports, database } = await casesWorld();
  const request = { complaintId: 'complaint|oWang|1', requestId: 'request-1', reason: '已经补记,请查看收益。' };
  expect(await answerComplaint(ports, boss, request)).toMatchObject({ ok: true });
  const again = await answerComplaint(ports, boss, { ...request, requestId: 'request-2' });
  expect(again).toEqual({ ok: false, code: 'case-done' });
  const unknown = { ...request, complaintId: 'complaint|oWang|9', requestId: 'request-3' };
  expect(await answerComplaint(ports, boss, unknown)).toEqual({ ok: false, code: 'complaint-not-found' });
  expect(await database.find('complaints', 'complaint|oWang|1')).toMatchObject({
    ...{ state: 'answered', answer: '已经补记,请查看收益。', answeredAtMs: startMs },
  });
  expect(await readCase(ports, boss, 'complaint:complaint|oWang|1')).toEqual({ ok: false, code: 'case-not-found' });
});
