const audited = { requestId: 'request-1', reason: '换季' };

/** A good input of each action about who works here. */
export const staffInputs = {
  me: () => ({}),
  claimOwner: () => ({ code: 'a-code-that-nobody-has', name: '某人' }),
  auditList: (brandId: string) => ({ brandId }),
  teamList: (brandId: string) => ({ brandId }),
  inviteStaff: (brandId: string) => ({ ...audited, brandId, role: 'brand-operator', label: '小周' }),
  revokeStaffInvite: (brandId: string) => ({ ...audited, brandId, inviteId: 'no-such-invite' }),
  acceptStaffInvite: () => ({ token: 'no-such-token-anywhere', name: '小周' }),
  revokeRole: (brandId: string) => ({ ...audited, brandId, memberId: 'no-such-member', role: 'brand-operator' }),
};

/** The same of the first hour. */
export const setupInputs = {
  setup: () => ({}),
  chooseWay: () => ({ ...audited, way: 'qualified' }),
  stateAgency: () => ({ ...audited, legalName: '某某机构', settledBy: 'agency', agreementVersion: '2026-11' }),
  startBrand: () => ({
    ...{ ...audited, brandId: 'new-brand', name: '山里果园', template: 'chain-staff', sharePpm: 800_000 },
  }),
  openBrand: (brandId: string) => ({ ...audited, brandId }),
  checkConnections: () => ({}),
  system: () => ({}),
  checkName: () => ({ name: '山里人家' }),
  ownApplication: () => ({}),
  applyAsBrand: () => ({
    ...{ brandName: '河边人家', contactName: '老陈', shopName: '河边鱼店', about: '自家鱼塘', termsVersion: '2026-11' },
  }),
  listApplications: () => ({}),
  decideApplication: () => ({ ...audited, applicationId: 'no-such-application', decision: 'decline' }),
};

/** Rows of the table of roles, as console-functions.test.ts reads them. */
export const staffRights = {
  auditList: 'A..A o....o',
  teamList: 'A..A o....o',
  inviteStaff: 'A... o.....',
  revokeStaffInvite: 'A... o.....',
  revokeRole: 'A... o.....',
} as const;

export const setupRights = {
  setup: 'AAAA ......',
  chooseWay: 'A... ......',
  stateAgency: 'A... ......',
  startBrand: 'A... ......',
  openBrand: 'A... o.....',
  checkConnections: 'AAAA ......',
  system: 'AAAA ......',
  listApplications: 'A.AA ......',
  decideApplication: 'A... ......',
} as const;

/** Everybody may ask who he is, try a code, open a link for a role, and ask to be a brand. */
export const free: readonly string[] = [
  ...['me', 'claimOwner', 'acceptStaffInvite', 'checkName', 'ownApplication', 'applyAsBrand'],
];
