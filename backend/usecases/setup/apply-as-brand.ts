import { checkCopy } from '../../../core/compliance/check-copy';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { brandTerms } from '../../../core/setup/brand-terms';
import type { Clock } from '../../ports/clock';
import type { CodeHasher } from '../../ports/code-hasher';
import type { ProgramEditor } from '../../ports/program-editor';
import type { BrandApplication, SetupStore } from '../../ports/setup-store';

export interface ApplyRequest {
  readonly brandName: string;
  readonly contactName: string;
  readonly shopName: string;
  readonly about: string;
  readonly termsVersion: string;
}

export type ApplyRefusal = 'application-open' | 'name-not-allowed' | 'terms-changed' | 'not-set-up';

/** What somebody reads of his own application. */
export interface OwnApplication {
  readonly state: BrandApplication['state'];
  readonly brandName: string;
  readonly askedAtMs: number;
  readonly reason: string | null;
  readonly brandId: string | null;
}

/**
 * Somebody with goods and without an agency asks to be a brand of this deployment. One application a person; after a
 * refusal or after leaving he may ask again.
 *
 * Rejections: not-set-up while there is no agency here; terms-changed when he read older terms; name-not-allowed, with
 * the word; application-open while one waits or is accepted.
 */
export async function applyAsBrand(
  ports: { readonly clock: Clock; readonly hasher: CodeHasher; readonly editor: ProgramEditor },
  caller: { readonly openid: string },
  request: ApplyRequest,
): Promise<Outcome<OwnApplication, ApplyRefusal>> {
  const { openid } = caller;
  if (request.termsVersion !== brandTerms.version) return rejected('terms-changed');
  const [word] = checkCopy(request.brandName, 'brand-name').findings.filter(({ level }) => level === 'block');
  if (word) return rejected('name-not-allowed', word.found);
  return ports.editor.transaction(async (edit) => {
    if (!(await edit.findAgency())) return rejected('not-set-up');
    const present = await edit.findApplication(openid);
    if (present && (present.state === 'open' || present.state === 'accepted')) return rejected('application-open');
    const askedAtMs = ports.clock.nowMs();
    const applicationId = ports.hasher.hashOf(`application|${openid}|${askedAtMs}`).slice(0, 16);
    const application: BrandApplication = {
      ...{
        openid,
        applicationId,
        ...request,
        state: 'open',
        askedAtMs,
        decidedAtMs: null,
        reason: null,
        brandId: null,
      },
    };
    await edit.writeApplication(application);
    return ok(ownApplication(application));
  });
}

/** The caller's own application, or null, with the terms as they are now. */
export async function readOwnApplication(
  ports: { readonly setup: SetupStore },
  caller: { readonly openid: string },
): Promise<{ readonly application: OwnApplication | null; readonly terms: typeof brandTerms }> {
  const found = await ports.setup.findOwnApplication(caller.openid);
  return { application: found ? ownApplication(found) : null, terms: brandTerms };
}

function ownApplication({ state, brandName, askedAtMs, reason, brandId }: BrandApplication): OwnApplication {
  return { state, brandName, askedAtMs, reason, brandId };
}
