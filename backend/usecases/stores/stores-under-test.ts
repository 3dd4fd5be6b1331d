import { documentStoreTree } from '../../adapters/stores/store-tree';
import { feed } from '../sharing/feed';
import { programUnderTest } from '../sharing/program-under-test';
import { saveClerk, saveStore } from './save-store';

export const lead = { openid: 'oLead', name: '李店长' };
let requests = 0;

function audited() {
  requests += 1;
  return { requestId: `request-${requests}`, reason: '开新店' };
}

/** A brand with one shop, a shelf that was looked at, and two promoters; stores as a test makes them. */
export async function storesUnderTest() {
  const program = programUnderTest();
  const ports = { ...program.ports, stores: documentStoreTree(program.database) };
  await program.bind('oChen', 'wxsharerChen', '小陈');
  await program.bind('oWang', 'wxsharerWang', '王阿姨');
  await feed(program.ports, { openid: 'oChen' }, { kind: 'product' });

  async function open(name: string, change: object = {}): Promise<{ storeId: string; code: string }> {
    const asked = { ...audited(), brandId: 'brand1', name, regionName: '城东', isRanked: true, isClosed: false };
    const made = await saveStore(ports, lead, { ...asked, ...change });
    if (!made.ok) throw new Error(made.code);
    return made.value;
  }

  const clerk = (storeId: string, promoter: string, change: object = {}) =>
    saveClerk(ports, lead, {
      ...{ ...audited(), brandId: 'brand1', storeId, number: 3, name: '小陈', promoter, isRevoked: false },
      ...change,
    });

  async function hire(storeId: string, promoter: string, change: object = {}) {
    const made = await clerk(storeId, promoter, change);
    if (!made.ok) throw new Error(made.code);
    return made.value;
  }

  return { ...program, ports, open, clerk, hire };
}
