import type { StaffRole } from '../../../cloudfunctions/console/staff-contract';

interface RoleName {
  readonly role: StaffRole;
  readonly name: string;
  /** What it lets somebody do, in a few words. */
  readonly does: string;
}

/** Roles of the agency reach every brand. */
export const agencyRoleNames: readonly RoleName[] = [
  { role: 'agency-owner', name: '机构负责人', does: '全部,包括成员和开张' },
  { role: 'agency-finance', name: '机构财务', does: '付款、对账、关账' },
  { role: 'agency-reviewer', name: '机构审核', does: '审核商品、推客和申诉' },
  { role: 'agency-auditor', name: '机构审计', does: '只看,不能改' },
];

/** Roles of a brand reach that brand alone. */
export const brandRoleNames: readonly RoleName[] = [
  { role: 'brand-owner', name: '品牌负责人', does: '这个品牌的全部' },
  { role: 'brand-operator', name: '品牌运营', does: '货架、邀请、推客' },
  { role: 'brand-finance', name: '品牌财务', does: '这个品牌的账' },
  { role: 'brand-store-lead', name: '店长', does: '自己店的邀请和统计' },
  { role: 'brand-content-partner', name: '内容伙伴', does: '上传直播、视频、图文' },
  { role: 'brand-auditor', name: '品牌审计', does: '只看,不能改' },
];

export function roleName(role: StaffRole): string {
  return [...agencyRoleNames, ...brandRoleNames].find((one) => one.role === role)?.name ?? role;
}
