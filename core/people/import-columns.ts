export type ImportField = 'phone' | 'promoter' | 'name' | 'tags' | 'store';

/** Titles under which a file may hold a field; the first is what the template says. */
export const importTitles: Readonly<Record<ImportField, readonly string[]>> = {
  phone: ['手机号', '手机', '电话', '联系电话'],
  promoter: ['推客编号', '推客ID'],
  name: ['姓名', '称呼', '备注名'],
  tags: ['标签'],
  store: ['门店', '所属门店'],
};

/** Titles that no file may hold: nobody is above anybody here, and rates are set one by one with a reason. */
const forbiddenTitles = /上级|下级|推荐人|邀请人|师傅|层级|级别|佣金|分成|比例|提成|身份证|银行卡/;

export interface ImportColumns {
  /** The number of the title line, from 1. */
  readonly titleLine: number;
  readonly places: Readonly<Partial<Record<ImportField, number>>>;
  readonly width: number;
}

export type ImportTitles =
  | { readonly kind: 'columns'; readonly columns: ImportColumns }
  | { readonly kind: 'missing' }
  | { readonly kind: 'forbidden'; readonly titles: readonly string[] };

/** Finds the title line among the first ten lines: the one that names a phone or a promoter. */
export function findImportColumns(rows: readonly (readonly string[])[]): ImportTitles {
  for (const [index, cells] of rows.slice(0, 10).entries()) {
    const titles = cells.map((cell) => cell.replace(/[\s*:]/g, ''));
    const places = placesOf(titles);
    if (places.phone === undefined && places.promoter === undefined) continue;
    const forbidden = titles.filter((title) => forbiddenTitles.test(title));
    if (forbidden.length > 0) return { kind: 'forbidden', titles: forbidden };
    const width = titles.reduce((last, title, at) => (title === '' ? last : at + 1), 0);
    return { kind: 'columns', columns: { titleLine: index + 1, places, width } };
  }
  return { kind: 'missing' };
}

function placesOf(titles: readonly string[]): Partial<Record<ImportField, number>> {
  const fields = Object.keys(importTitles) as ImportField[];
  const found = fields.map(
    (field) => [field, titles.findIndex((title) => importTitles[field].includes(title))] as const,
  );
  return Object.fromEntries(found.filter(([, at]) => at >= 0));
}
