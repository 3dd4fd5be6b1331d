import type { RatePpm } from '../../../core/money/rate-ppm';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { ProgramEdit } from '../../ports/program-editor';
import type { BrandApplication, SetupStore } from '../../ports/setup-store';
import { type Actor, type AuditedPorts, auditedWrite } from '../staff/audited-write';

export type ApplicationDecision =
  | { readonly decision: 'accept'; readonly brandId: string; readonly sharePpm: RatePpm }
  | { readonly decision: 'decline' };

export type DecideApplicationRequest = ApplicationDecision & {
  readonly applicationId: string;
  readonly requestId: string;
  /** The applicant reads it. */
  readonly reason: string;
};

export type DecideApplicationRefusal =
  | 'application-not-found'
  | 'application-decided'
  | 'brand-taken'
  | 'own-application'
  | 'request-id-taken';

/** Applications, without who asked. */
export async function listApplications(ports: { readonly setup: SetupStore }) {
  const found = await ports.setup.listApplications();
  return { applications: found.map(({ openid: _openid, ...application }) => application) };
}

/**
 * Takes somebody in as a brand, which begins closed and of which he becomes the owner, or declines with a reason that he
 * reads. Nobody decides about his own application.
 *
 * Rejections: application-not-found, application-decided, own-application, brand-taken, request-id-taken.
 */
export async function decideApplication(
  ports: AuditedPorts & { readonly setup: SetupStore },
  actor: Actor,
  request: DecideApplicationRequest,
): Promise<Outcome<{ readonly state: BrandApplication['state'] }, DecideApplicationRefusal>> {
  const { applicationId, requestId, reason } = request;
  const found = (await ports.setup.listApplications()).find((one) => one.applicationId === applicationId);
  if (!found) return rejected('application-not-found');
  if (found.openid === actor.openid) return rejected('own-application');
  const audited = { action: 'decideApplication', brandId: null, requestId, reason, asked: request };
  return auditedWrite<{ state: BrandApplication['state'] }, DecideApplicationRefusal>(
    ports,
    actor,
    audited,
    async (edit, nowMs) => {
      const application = await edit.findApplication(found.openid);
      if (!application || application.applicationId !== applicationId) return rejected('application-not-found');
      if (application.state !== 'open') return rejected('application-decided');
      const brandId = request.decision === 'accept' ? request.brandId : null;
      if (request.decision === 'accept') {
        if (await edit.findBrand(request.brandId)) return rejected('brand-taken');
        await takeIn(edit, application, request, nowMs);
      }
      const state = request.decision === 'accept' ? 'accepted' : 'declined';
      await edit.writeApplication({ ...application, state, decidedAtMs: nowMs, reason, brandId });
      const subject = `application ${applicationId}`;
      return ok({ subject, before: { state: 'open' }, after: { state, brandId }, answer: { state } });
    },
  );
}

async function takeIn(
  edit: ProgramEdit,
  { openid, brandName, contactName }: BrandApplication,
  { brandId, sharePpm }: { readonly brandId: string; readonly sharePpm: RatePpm },
  nowMs: number,
): Promise<void> {
  const open = { groupId: 'open', name: '所有人', shares: [], isOpen: true, conditions: [] };
  await edit.addBrand({
    ...{ brandId, name: brandName, isOpen: false, theme: { logoUrl: null, color: null }, reviewMode: 'all' as const },
    ...{ shares: [{ fromMs: 0, sharePpm }], groups: [open], planShares: {}, revision: 1 },
  });
  const staff = await edit.findStaff(openid);
  const roles = [...(staff?.roles ?? []), { role: 'brand-owner', brandId } as const];
  await edit.writeStaff({ openid, name: staff?.name ?? contactName, roles, addedAtMs: staff?.addedAtMs ?? nowMs });
}
