import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import type { Action } from '../../../backend/runtime/callable-function';
import type { IdentifiedCaller } from '../../../backend/runtime/caller';
import { listCampaigns, listMaterials } from '../../../backend/usecases/campaigns/list-campaigns';
import { type ReadLiveCampaignPorts, readLiveCampaign } from '../../../backend/usecases/campaigns/read-live-campaign';
import { saveMaterial } from '../../../backend/usecases/campaigns/save-material';
import {
  previewCampaign,
  type SendCampaignPorts,
  sendCampaign,
  stopCampaign,
} from '../../../backend/usecases/campaigns/send-campaign';
import { type Outcome, ok } from '../../../core/outcome';
import type * as Campaigns from '../campaigns-contract';
import type { ConsoleFailure } from './console-failure';
import {
  appidField,
  auditedFields,
  brandIdField,
  contentIdField,
  groupIdField,
  momentField,
  shareKindField,
  tokenField,
} from './console-fields';
import { tagField } from './people-actions';
import { staffAction } from './staff-action';

export type CampaignsPorts = SendCampaignPorts & ReadLiveCampaignPorts & { readonly staff: StaffStore };

type Answered<View> = Promise<Outcome<View, ConsoleFailure>>;

const brandOf = ({ brandId }: { readonly brandId: string }) => brandId;
const titleField = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(30));
const textField = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200));
const thingField = v.strictObject({ kind: shareKindField, id: contentIdField, shopAppid: appidField });
const partField = v.variant('kind', [
  v.strictObject({ kind: v.literal('all') }),
  v.strictObject({ kind: v.literal('group'), groupId: groupIdField }),
  v.strictObject({ kind: v.literal('tag'), tag: tagField }),
  v.strictObject({ kind: v.literal('store'), storeId: tokenField }),
]);
const campaignFields = {
  brandId: brandIdField,
  kind: v.picklist(['notice', 'task']),
  title: titleField,
  text: textField,
  part: partField,
  thing: v.optional(thingField),
  untilMs: v.optional(momentField),
};
const pageInput = v.strictObject({ brandId: brandIdField, beforeMs: v.optional(momentField) });
const imageField = v.pipe(v.string(), v.regex(/^(https|cloud):\/\/[^\s"'<>]{1,500}$/));

/** Notices, tasks, materials and broadcasts, by the names of the actions. */
export function campaignsActions(
  ports: CampaignsPorts,
): Readonly<Record<Campaigns.CampaignsAction, Action<IdentifiedCaller>>> {
  return { ...sendingActions(ports), ...materialActions(ports) };
}

function sendingActions(ports: CampaignsPorts) {
  return {
    campaignList: staffAction(ports, {
      ...{ input: pageInput, duty: 'campaignList', brandOf },
      run: async ({ brandId, beforeMs }): Answered<Campaigns.CampaignListView> =>
        ok(await listCampaigns(ports, brandId, beforeMs)),
    }),
    previewCampaign: staffAction(ports, {
      ...{ input: v.strictObject(campaignFields), duty: 'previewCampaign', brandOf },
      run: async (input): Answered<Campaigns.PreviewCampaignView> => {
        const preview = await previewCampaign(ports, input);
        const findings = preview.findings.map(({ found, advice, instead }) => ({ found, advice, instead }));
        return ok({ ...preview, findings });
      },
    }),
    sendCampaign: staffAction(ports, {
      ...{ input: v.strictObject({ ...auditedFields, ...campaignFields }), duty: 'sendCampaign', brandOf },
      run: (input, { member }): Answered<Campaigns.SendCampaignView> => sendCampaign(ports, member, input),
    }),
    stopCampaign: staffAction(ports, {
      input: v.strictObject({ ...auditedFields, brandId: brandIdField, campaignId: tokenField }),
      duty: 'stopCampaign',
      brandOf,
      run: (input, { member }): Answered<Campaigns.StopCampaignView> => stopCampaign(ports, member, input),
    }),
    liveCampaign: staffAction(ports, {
      input: v.strictObject({ brandId: brandIdField, id: contentIdField, shopAppid: appidField }),
      duty: 'liveCampaign',
      brandOf,
      run: (input): Answered<Campaigns.LiveCampaignView> => readLiveCampaign(ports, input),
    }),
  };
}

function materialActions(ports: CampaignsPorts) {
  return {
    materialList: staffAction(ports, {
      ...{ input: pageInput, duty: 'materialList', brandOf },
      run: async ({ brandId, beforeMs }): Answered<Campaigns.MaterialListView> =>
        ok(await listMaterials(ports, brandId, beforeMs)),
    }),
    saveMaterial: staffAction(ports, {
      input: v.strictObject({
        ...auditedFields,
        brandId: brandIdField,
        materialId: v.optional(tokenField),
        title: titleField,
        text: textField,
        imageUrls: v.pipe(v.array(imageField), v.maxLength(9)),
        thing: v.optional(thingField),
        isRemoved: v.boolean(),
      }),
      duty: 'saveMaterial',
      brandOf,
      run: (input, { member }): Answered<Campaigns.SaveMaterialView> => saveMaterial(ports, member, input),
    }),
  };
}
