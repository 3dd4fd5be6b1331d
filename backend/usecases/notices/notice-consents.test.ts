import { memoryDocumentDatabase } from '../../adapters/memory-database/memory-document-database';
import { documentNoticeConsents } from '../../adapters/stores/notice-consents';
import { programUnderTest } from '../sharing/program-under-test';
import { grantNotices, readNoticeOffers } from './notice-consents';

const messageTemplates = { order: 'template-order', free: 'template-free' };

function consentsUnderTest() {
  const { ports, change } = programUnderTest();
  const consents = documentNoticeConsents(memoryDocumentDatabase());
  return { ports: { settings: ports.settings, consents }, change, consents };
}

describe('consents to notices', () => {
  it('offer nothing while no template is set', async () => {
    const { ports } = consentsUnderTest();
    expect(await grantNotices(ports, 'oWang', ['order'])).toEqual({ ok: true, value: { offers: [] } });
  });

  it('are counted one by one, per person and kind', async () => {
    const { ports, change, consents } = consentsUnderTest();
    change.agency = { messageTemplates };
    await grantNotices(ports, 'oWang', ['order', 'free', 'order', 'refund']);
    await grantNotices(ports, 'oWang', ['order']);
    await grantNotices(ports, 'oChen', ['free']);
    const offers = [
      { template: 'order', templateId: 'template-order', left: 2 },
      { template: 'free', templateId: 'template-free', left: 1 },
    ];
    expect(await readNoticeOffers(ports, 'oWang')).toEqual({ ok: true, value: { offers } });
    expect(await consents.use('oWang', 'free')).toBe(true);
    expect(await consents.use('oWang', 'free')).toBe(false);
    expect(await consents.use('oChen', 'order')).toBe(false);
    await consents.forget('oWang', 'order');
    expect(await readNoticeOffers(ports, 'oWang')).toMatchObject({ value: { offers: [{ left: 0 }, { left: 0 }] } });
  });

  it('are used once each, however many use them at a time', async () => {
    const { ports, change, consents } = consentsUnderTest();
    change.agency = { messageTemplates };
    for (let count = 0; count < 60; count += 1) await grantNotices(ports, 'oWang', ['order']);
    const used = await Promise.all(Array.from({ length: 80 }, () => consents.use('oWang', 'order')));
    expect(used.filter(Boolean)).toHaveLength(50);
  });
});
