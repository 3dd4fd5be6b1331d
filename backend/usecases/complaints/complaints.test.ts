import { sha256Text } from '../../adapters/exports/sha256-text';
import { documentComplaintStore } from '../../adapters/stores/complaint-store';
import { programUnderTest, startMs } from '../sharing/program-under-test';
import { listComplaints, sendComplaint } from './complaints';

const dayMs = 86_400_000;

function complaintsUnderTest() {
  const { ports, database, time, bind } = programUnderTest();
  const complaints = documentComplaintStore(database);
  return { ports: { ...ports, complaints, hash: sha256Text }, database, time, bind };
}

/** The id of a complaint: of its sender and his key, and naming neither. */
const idOf = (openid: string, key: string) => `complaint|${sha256Text(`${openid}|${key}`).slice(0, 32)}`;
const wish = (requestId: string) => ({ topic: 'fee', text: '有人收我 99 元', requestId }) as const;

describe('complaints', () => {
  it('are taken from promoters and buyers, with a day to answer by', async () => {
    const { ports, database, bind } = complaintsUnderTest();
    await bind('oWang', 'wxsharerWang', '王阿姨');
    const complaint = {
      ...{ topic: 'fee', text: '有人收我 99 元', orderId: '', state: 'received', answer: null, answeredAtMs: null },
      ...{ askedAtMs: startMs, dueAtMs: startMs + 7 * dayMs },
    };
    const id = idOf('oWang', 'k1');
    expect(id).toMatch(/^complaint\|[0-9a-f]{32}$/);
    expect(await sendComplaint(ports, 'oWang', wish('k1'))).toEqual({ ok: true, value: { id, ...complaint } });
    await sendComplaint(ports, 'oLin', wish('k1'));
    expect(await database.find('complaints', id)).toMatchObject({ promoter: 'wxsharerWang', state: 'open' });
    expect(await database.find('complaints', idOf('oLin', 'k1'))).toMatchObject({ promoter: null });
    expect(await listComplaints(ports, 'oWang')).toEqual({ ok: true, value: { complaints: [{ id, ...complaint }] } });
  });

  it('sent twice with one key are one', async () => {
    const { ports } = complaintsUnderTest();
    await Promise.all([sendComplaint(ports, 'oLin', wish('k1')), sendComplaint(ports, 'oLin', wish('k1'))]);
    await sendComplaint(ports, 'oLin', wish('k1'));
    expect(await listComplaints(ports, 'oLin')).toMatchObject({ value: { complaints: [{ text: '有人收我 99 元' }] } });
  });

  it('are five at a time; an answer makes room', async () => {
    const { ports, database, time } = complaintsUnderTest();
    for (const key of ['k1', 'k2', 'k3', 'k4', 'k5']) {
      time.nowMs += 1;
      expect(await sendComplaint(ports, 'oLin', wish(key))).toMatchObject({ ok: true });
    }
    expect(await sendComplaint(ports, 'oLin', wish('k6'))).toEqual({ ok: false, code: 'complaints-used-up' });
    const set = { state: 'answered', answer: '已退还', answeredAtMs: time.nowMs };
    await database.update('complaints', idOf('oLin', 'k1'), { set });
    expect(await sendComplaint(ports, 'oLin', wish('k6'))).toMatchObject({ ok: true });
  });

  it('are overdue after their day, and answered whenever somebody answered', async () => {
    const { ports, database, time } = complaintsUnderTest();
    await sendComplaint(ports, 'oLin', wish('k1'));
    const stateNow = async () => {
      const listed = await listComplaints(ports, 'oLin');
      return listed.ok ? listed.value.complaints[0]?.state : '';
    };
    time.nowMs = startMs + 7 * dayMs;
    expect(await stateNow()).toBe('received');
    time.nowMs += 1;
    expect(await stateNow()).toBe('overdue');
    await database.update('complaints', idOf('oLin', 'k1'), { set: { state: 'answered', answer: '已退还' } });
    expect(await stateNow()).toBe('answered');
  });
});
