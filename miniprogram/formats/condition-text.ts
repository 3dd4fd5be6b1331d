const words: Readonly<Record<string, string>> = {
  'staff-list': '在商家的员工名单里',
  'member-list': '在商家的会员名单里',
  'verified-phone': '核对过手机号',
  'no-public-office': '声明不是公职人员',
  'manual-review': '由商家审核',
  'age-18': '年满 18 周岁',
};

/** What a group asks of a promoter, as one phrase; empty where it asks nothing. */
export function conditionText(kinds: readonly string[]): string {
  return kinds.map((kind) => words[kind] ?? kind).join('、');
}
