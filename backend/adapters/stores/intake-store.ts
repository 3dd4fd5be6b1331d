import type { DocumentDatabase, Json, StoredDocument } from '../../ports/document-database';
import type {
  AgreedFee,
  IntakeRecord,
  IntakeStore,
  IntakeSubject,
  KeptMark,
  MarkPlace,
} from '../../ports/intake-store';

const collection = 'contents';

/** One document for each shop, and for each talent in each brand, beside the content that came in by it. */
function intakeId(subject: IntakeSubject): string {
  return 'shopAppid' in subject
    ? `intake|shop|${subject.shopAppid}`
    : `intake|talent|${subject.brandId}|${subject.talentAppid}`;
}

/** A field name without what paths give a meaning to. */
function markField({ flow, linkedAccountId, step }: MarkPlace): string {
  return `marks.${[flow, linkedAccountId ?? '', step].join('|').replace(/[.$]/g, '_')}`;
}

function recordOf(document: StoredDocument | undefined): IntakeRecord {
  const marks = (document?.marks ?? {}) as unknown as Readonly<Record<string, KeptMark | null>>;
  const kept = Object.values(marks).filter((mark): mark is KeptMark => mark !== null);
  return { marks: kept, fee: (document?.fee ?? null) as unknown as AgreedFee | null };
}

/** Marks and fees over documents; two people who mark different steps do not undo each other. */
export function documentIntakeStore(database: DocumentDatabase): IntakeStore {
  async function write(subject: IntakeSubject, set: Readonly<Record<string, Json>>): Promise<void> {
    const _id = intakeId(subject);
    if (await database.update(collection, _id, { set })) return;
    await database.add(collection, { _id, kind: 'intake', marks: {}, fee: null });
    await database.update(collection, _id, { set });
  }

  return {
    async findIntake(subject) {
      return recordOf(await database.find(collection, intakeId(subject)));
    },
    keepMark: (subject, mark) => write(subject, { [markField(mark)]: mark as unknown as Json }),
    removeMark: (subject, place) => write(subject, { [markField(place)]: null }),
    keepFee: (subject, fee, openid) => write(subject, { fee: fee as unknown as Json, feeOpenid: openid }),
  };
}
