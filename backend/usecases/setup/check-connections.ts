import { checkJoining } from '../../../core/compliance/joining-conditions';
import type { ConnectionFault, FaultCode } from '../../../core/setup/connection-fault';
import type { Clock } from '../../ports/clock';
import type { Inbox } from '../../ports/inbox';
import { Outage } from '../../ports/outage';
import type { PlatformPromoters } from '../../ports/platform/promoters';
import type { PlatformShops } from '../../ports/platform/shops';
import type { EditedAgency, EditedBrand, ProgramEditor } from '../../ports/program-editor';
import type { ShopSettings } from '../../ports/program-settings';
import type { ConnectionCheck, SetupStore } from '../../ports/setup-store';
import type { VariableList } from '../../ports/variable-list';
import type { DeploymentIdentity } from './state-agency';

export interface CheckPorts {
  readonly clock: Clock;
  readonly editor: ProgramEditor;
  readonly setup: SetupStore;
  readonly inbox: Pick<Inbox, 'listDead'>;
  readonly variables: VariableList;
  readonly identity: DeploymentIdentity;
  readonly platform: Pick<PlatformPromoters, 'promoterStanding'> & Pick<PlatformShops, 'findShop' | 'lockDays'>;
}

/** https://developers.weixin.qq.com/doc/store/shop/dev_before/commErrCode.html and the agency's own codes. */
const notEnabled = 10071049;
const noRelation = 10024007;
const addressRefusals = ['40164', '45035', '61004'];
const secretRefusals = ['40001', '40013', '40125', '41002', '41004'];

/** What one thing that was looked at turned out to be: its name when it is fine, else what is wrong. */
type Found = string | ConnectionFault;

/**
 * Looks at everything that a function of the cloud can see of its own connections, and keeps what it found. What fails is
 * named with who mends it where; nothing that is secret is part of it.
 */
export async function checkConnections(
  ports: CheckPorts,
  caller: { readonly openid: string },
): Promise<ConnectionCheck> {
  const [agency, brands, shops] = await Promise.all([
    ports.editor.transaction((edit) => edit.findAgency()),
    ports.editor.listBrands(),
    ports.editor.listShops(),
  ]);
  const found: Found[] = [
    ...variableFaults(ports.variables),
    ...agencyFaults(agency, ports.identity),
    ...brandFaults(brands),
    ...(await platformFaults(ports, caller.openid, shops)),
    (await ports.setup.hasPlan()) ? '商品计划' : fault('NO_USABLE_PLAN'),
    ...((await ports.inbox.listDead(1, ports.clock.nowMs() + 1)).length > 0 ? [fault('PUSHES_STUCK')] : ['平台通知']),
  ];
  const check = {
    atMs: ports.clock.nowMs(),
    faults: found.filter((one): one is ConnectionFault => typeof one !== 'string'),
    fine: found.filter((one): one is string => typeof one === 'string'),
  };
  await ports.setup.keepCheck(check);
  return check;
}

function fault(code: FaultCode, about = ''): ConnectionFault {
  return { code, about };
}

function variableFaults(variables: VariableList): Found[] {
  const wrong = variables.list().filter(({ isRight }) => !isRight);
  return wrong.length === 0 ? ['环境变量'] : wrong.map(({ name }) => fault('VARIABLE_MISSING', name));
}

function agencyFaults(agency: EditedAgency | undefined, identity: DeploymentIdentity): Found[] {
  if (!agency) return [fault('AGENCY_NOT_SET')];
  const isSame = agency.agencyAppid === identity.agencyAppid && agency.miniProgramAppid === identity.miniProgramAppid;
  const templates = Object.keys(agency.messageTemplates ?? {}).length > 0 ? '订阅消息模板' : fault('TEMPLATES_MISSING');
  return [isSame ? '机构资料' : fault('AGENCY_OTHER_APPID'), templates];
}

function brandFaults(brands: readonly EditedBrand[]): Found[] {
  if (brands.length === 0) return [fault('NO_BRAND')];
  const broken = brands.filter((brand) => checkJoining(brand).length > 0);
  return broken.length === 0 ? ['品牌设置'] : broken.map(({ name }) => fault('SETTINGS_BREAK_RULES', name));
}

async function platformFaults(
  ports: CheckPorts,
  openid: string,
  shops: readonly ShopSettings[],
): Promise<readonly Found[]> {
  try {
    const standing = await ports.platform.promoterStanding(openid);
    const promoters = !standing.ok && standing.errcode === notEnabled ? fault('PROMOTERS_NOT_ENABLED') : '推客带货';
    const ofShops: Found[] = [];
    for (const shop of shops) ofShops.push(...(await shopFaults(ports, shop)));
    return ['平台连接', promoters, ...(shops.length === 0 ? [fault('NO_SHOP')] : ofShops)];
  } catch (error) {
    if (!(error instanceof Outage)) throw error;
    return [refusedAs(error)];
  }
}

async function shopFaults({ platform }: CheckPorts, { shopAppid, name }: ShopSettings): Promise<readonly Found[]> {
  const shop = await platform.findShop(shopAppid);
  const isPartner = shop.ok ? shop.value.cooperation === 'accepted' : shop.errcode !== noRelation;
  if (!isPartner) return [fault('SHOP_NOT_IN_COOPERATION', name)];
  const days = await platform.lockDays(shopAppid);
  const isStated = days.ok && [days.value.product, days.value.content].every((kind) => kind.clickDays !== null);
  return [`小店 ${name}`, isStated ? `锁客期 ${name}` : fault('LOCK_DAYS_MISSING', name)];
}

/** The platform's number stands in the reason of an outage, in brackets. */
function refusedAs({ reason }: Outage): ConnectionFault {
  const [, errcode = ''] = /\((\d+)\)/.exec(reason) ?? [];
  if (addressRefusals.includes(errcode)) return fault('ADDRESS_REFUSED');
  if (secretRefusals.includes(errcode)) return fault('SECRET_REFUSED');
  return fault('PLATFORM_SILENT');
}
