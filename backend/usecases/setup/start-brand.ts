import { checkCopy } from '../../../core/compliance/check-copy';
import type { RatePpm } from '../../../core/money/rate-ppm';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { type ProgramTemplate, programTemplates, type TemplateName } from '../../../core/setup/program-template';
import { dayMs } from '../../../core/time/beijing-day';
import type { EditedBrand, ProgramEdit } from '../../ports/program-editor';
import type { RandomSource } from '../../ports/random';
import { type Actor, type AuditedPorts, auditedWrite } from '../staff/audited-write';

export interface StartBrandRequest {
  readonly brandId: string;
  readonly name: string;
  readonly template: TemplateName;
  /** A promoter's part of the fee. */
  readonly sharePpm: RatePpm;
  readonly requestId: string;
  readonly reason: string;
}

export interface StartedBrand {
  readonly brandId: string;
  readonly groupCount: number;
  readonly inviteCount: number;
}

export type StartBrandRefusal = 'brand-taken' | 'name-not-allowed' | 'not-set-up' | 'request-id-taken';

const tokenBits = 96;

/**
 * Makes a brand out of a template: closed, with its groups and their first invites. Everything may be changed afterwards.
 *
 * Rejections: not-set-up before the agency is stated; name-not-allowed, with the word in the detail; brand-taken;
 * request-id-taken.
 */
export async function startBrand(
  ports: AuditedPorts & { readonly random: RandomSource },
  actor: Actor,
  request: StartBrandRequest,
): Promise<Outcome<StartedBrand, StartBrandRefusal>> {
  const { brandId, name, requestId, reason } = request;
  const [word] = checkCopy(name, 'brand-name').findings.filter(({ level }) => level === 'block');
  if (word) return rejected('name-not-allowed', word.found);
  const template = programTemplates.find((one) => one.name === request.template);
  if (!template) return rejected('name-not-allowed', request.template);
  const audited = { action: 'startBrand', brandId, requestId, reason, asked: request };
  return auditedWrite<StartedBrand, 'brand-taken' | 'not-set-up'>(ports, actor, audited, async (edit, nowMs) => {
    if (!(await edit.findAgency())) return rejected('not-set-up');
    if (await edit.findBrand(brandId)) return rejected('brand-taken');
    const brand = brandOf(request, template);
    await edit.addBrand(brand);
    for (const invite of invitesOf(ports, brandId, template, nowMs)) await edit.addInvite(invite);
    await noteTemplate(edit, request);
    const answer = { brandId, groupCount: brand.groups.length, inviteCount: template.invites.length };
    const after = { name, template: template.name, shares: brand.shares, groups: brand.groups };
    return ok({ subject: `brand ${brandId}`, before: null, after, answer });
  });
}

async function noteTemplate(edit: ProgramEdit, { brandId, template }: StartBrandRequest): Promise<void> {
  const setup = (await edit.findSetup()) ?? { way: null, templates: {} };
  await edit.writeSetup({ ...setup, templates: { ...setup.templates, [brandId]: template } });
}

function brandOf({ brandId, name, sharePpm }: StartBrandRequest, template: ProgramTemplate): EditedBrand {
  const open = { groupId: 'open', name: template.openGroupName, shares: [], isOpen: true, conditions: [] };
  const groups = template.groups.map((group) => ({
    ...{ groupId: group.groupId, name: group.name, isOpen: false, conditions: group.conditions },
    shares: group.sharePpm === null ? [] : [{ fromMs: 0, sharePpm: group.sharePpm }],
  }));
  return {
    ...{ brandId, name, isOpen: false, theme: { logoUrl: null, color: null }, reviewMode: 'none' as const },
    ...{ shares: [{ fromMs: 0, sharePpm }], groups: [open, ...groups], planShares: {}, revision: 1 },
  };
}

function invitesOf(
  { random }: { readonly random: RandomSource },
  brandId: string,
  template: ProgramTemplate,
  nowMs: number,
) {
  return template.invites.map(({ kind, groupId, label, useLimit, days }) => ({
    ...{ token: random.token(tokenBits), brandId, kind, groupId, label, shopAppid: null, useLimit, used: 0 },
    ...{ createdAtMs: nowMs, expiresAtMs: nowMs + days * dayMs, revokedAtMs: null },
  }));
}
