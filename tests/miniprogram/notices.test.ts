import { noticesView, offersView } from '../../miniprogram/packages/mine/notices/notices.view';
import { type Cloud, openPage } from './open-page';

const notice = {
  id: 'n1',
  kind: 'DELISTED',
  zh: '「高山苹果」已下架,请您换一件推广。',
  en: '',
  about: { kind: 'product', id: 'p1', shopAppid: 's1', title: '高山苹果' },
  atMs: Date.UTC(2025, 7, 1, 12, 3),
  isRead: false,
} as const;
const offer = (template: string, left: number) => ({ template, templateId: `id-${template}`, left });
const offers = [offer('order', 2), offer('free', 0), offer('payout', 1), offer('refund', 3)];

describe('the page 消息', () => {
  it('writes what happened, with its time and its page', () => {
    expect(noticesView({ ok: true, value: { notices: [notice], nextBeforeMs: null } })).toMatchObject({
      phase: 'ready',
      rows: [{ text: notice.zh, at: '8 月 1 日 20:03', isRead: false }],
      nextBeforeMs: 0,
    });
  });

  it.each([
    [{ ok: true, value: { notices: [], nextBeforeMs: null } } as const, 'empty'],
    [{ ok: false, code: 'not-bound', sentence: 'x' } as const, 'empty'],
    [{ ok: false, code: 'no-connection', sentence: 'x' } as const, 'failed'],
  ])('has a sentence for each state', (answer, phase) => {
    const seen = noticesView(answer);
    expect(seen.phase).toBe(phase);
    expect(seen.sentence).not.toBe('');
  });

  it('says how many of WeChat’s notices are left, and when none is set up', () => {
    expect(offersView({ ok: true, value: { offers: [{ template: 'order', templateId: 'x', left: 2 }] } })).toEqual({
      offers: [{ template: 'order', name: '有人下单', left: '还有 2 次' }],
      offersSentence: '微信规定:您每同意一次,我们才能发一条。用完了仍会写在这里。',
    });
    expect(offersView({ ok: true, value: { offers: [] } }).offersSentence).toContain('还没有开通微信通知');
  });

  function opened(answer: Record<string, string> | null) {
    const reported: unknown[] = [];
    const asked: unknown[] = [];
    const cloud: Cloud = ({ data }) => {
      if (data.action === 'grantNotices') reported.push(data.input);
      if (data.action === 'inbox') return { ok: true, value: { notices: [notice], nextBeforeMs: null } };
      return { ok: true, value: data.action === 'markNoticesRead' ? { marked: 1 } : { offers } };
    };
    const requestSubscribeMessage = ({ tmplIds, success, fail }: Record<string, (given?: object) => void>) => {
      asked.push(tmplIds);
      return answer ? success?.(answer) : fail?.();
    };
    return {
      ...openPage('packages/mine/notices/notices', { cloud, wx: { requestSubscribeMessage } }),
      reported,
      asked,
    };
  }

  it('asks within the tap for the three of which fewest are left, and reports only what was agreed to', async () => {
    const { on, reported, asked, called } = opened({
      'id-free': 'accept',
      'id-payout': 'reject',
      'id-order': 'accept',
    });
    await on('onLoad');
    expect(called).toContain('promoter.markNoticesRead');
    const tapped = on('turnOn');
    expect(asked).toHaveLength(1);
    await tapped;
    expect([...(asked[0] as string[])].sort()).toEqual(['id-free', 'id-order', 'id-payout']);
    expect(reported).toEqual([{ templates: ['order', 'free'] }]);
  });

  it.each([
    ['refused each', { 'id-free': 'reject' }],
    ['turned notices off in WeChat', null],
  ])('tells somebody who %s where to turn them on', async (_label, answer) => {
    const { page, on, reported } = opened(answer);
    await on('onLoad');
    await on('turnOn');
    expect(page.data.notice).toContain('通知管理');
    expect(reported).toEqual([]);
  });
});
