import { invariant } from '../../../core/invariant';
import type { TableRow } from '../../../core/statement/statement-table';
import type { ExportFilter } from '../../ports/export-store';
import type { PeoplePart } from '../../ports/people-desk';
import type { BrandSettings } from '../../ports/program-settings';
import { dormantMs, type PersonLine, personLine } from '../promoters/person-line';
import type { ExportSource, ExportSourcePorts } from './export-source';
import { secondOf } from './order-source';

/** A page is read with everybody's place as a promoter beside it. */
const mostAtOnce = 500;
const mostStores = 1000;

/** The people of a brand as its list shows them: no phone, no identity in WeChat, no money. */
export const peopleSource: ExportSource = {
  sheet: '推客',
  columns: [
    ...['推客编号', '昵称', '品牌', '状态', '小组', '标签', '门店', '门店编号'],
    ...['加入时间(北京)', '最近一次新分享(北京)', '是否沉寂', '分成(百万分之)', '分成来自'],
  ],
  count: ({ people, clock }, filter) => people.countMembers(onlyBrand(filter), partOf(filter, clock.nowMs())),
  async read(ports, { filter, askedAtMs }, from, limit) {
    const brand = await brandOf(ports, onlyBrand(filter));
    const part = partOf(filter, askedAtMs);
    const { rows, next } = await ports.people.pageOfMembers(brand.brandId, part, from, Math.min(limit, mostAtOnce));
    const page = { beforeMs: Number.MAX_SAFE_INTEGER, limit: mostStores };
    const hasStores = rows.some(({ member }) => (member.storeId ?? null) !== null);
    const stores = hasStores ? await ports.stores.listStores(brand.brandId, page) : [];
    const storeNames = new Map(stores.map(({ storeId, name }) => [storeId, name]));
    const lines = rows.map(({ member, person }) => personLine(brand, member, person, askedAtMs));
    return { rows: lines.map((line) => cellsOf(line, brand, storeNames)), counted: rows.length, sumsFen: {}, next };
  },
};

/** People are listed by brand. */
function onlyBrand({ brandIds }: ExportFilter): string {
  const [brandId, ...others] = brandIds ?? [];
  invariant(brandId !== undefined && others.length === 0, 'an export of people is of one brand');
  return brandId;
}

async function brandOf({ settings }: ExportSourcePorts, brandId: string): Promise<BrandSettings> {
  const brand = (await settings.current()).brands.find((one) => one.brandId === brandId);
  invariant(brand !== undefined, `there is no brand ${brandId}`);
  return brand;
}

function partOf({ people }: ExportFilter, askedAtMs: number): PeoplePart {
  const part = people ?? { kind: 'all' };
  return part.kind === 'dormant' ? { kind: 'dormant', sinceMs: askedAtMs - dormantMs } : part;
}

const standings: Readonly<Record<PersonLine['standing'], string>> = {
  bound: '已绑定',
  'never-here': '还没来过',
  suspended: '已停用',
  unbound: '已解绑',
  left: '已退出',
};

function cellsOf(line: PersonLine, brand: BrandSettings, storeNames: ReadonlyMap<string, string>): TableRow {
  const { promoter, nickname, standing, groupName, tags, storeId, joinedAtMs, activeAtMs, isDormant } = line;
  return [
    ...[promoter, nickname, brand.name, standings[standing], groupName, tags.join(' ')],
    ...[storeId === null ? '' : (storeNames.get(storeId) ?? ''), storeId ?? ''],
    ...[secondOf(joinedAtMs), secondOf(activeAtMs), isDormant ? '是' : ''],
    ...[line.sharePpm, line.hasOwnShare ? '他自己的' : '小组或品牌'],
  ];
}
