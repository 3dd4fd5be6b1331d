import { codeScene } from '../../../core/sharing/code-scene';
import { beijingDayOf } from '../../../core/time/beijing-day';
import { Outage } from '../../ports/outage';
import type { CodePicture, PageCodes } from '../../ports/page-codes';
import type { ShareLink, ShareLinkStore } from '../../ports/share-link-store';

export interface CodePorts {
  readonly codes: PageCodes;
  readonly links: Pick<ShareLinkStore, 'keepCode'>;
}

/** Without a slash in front, as WeChat takes it. */
const landingPage = 'packages/land/land';

/**
 * The code that opens a link's landing page, made when it is wanted for the first time and kept with the link; null when it
 * is not to be had now. Files lie by the month of their link, so that old ones can be deleted together.
 */
export async function codeOfLink(ports: CodePorts, link: ShareLink): Promise<CodePicture | null> {
  try {
    return (await keptCode(ports.codes, link.codeFileId)) ?? (await newCode(ports, link));
  } catch (error) {
    if (!(error instanceof Outage)) throw error;
    return null;
  }
}

async function keptCode(codes: PageCodes, fileId: string | undefined): Promise<CodePicture | undefined> {
  const url = fileId === undefined ? undefined : await codes.urlOf(fileId);
  return fileId === undefined || url === undefined ? undefined : { fileId, url };
}

async function newCode({ codes, links }: CodePorts, link: ShareLink): Promise<CodePicture | null> {
  const month = beijingDayOf(link.createdAtMs).slice(0, 6);
  const path = `codes/${month}/${link.token}.jpg`;
  const fileId = await codes.make({ page: landingPage, scene: codeScene('t', link.token), path });
  if (fileId === undefined) return null;
  await links.keepCode(link, fileId);
  return (await keptCode(codes, fileId)) ?? null;
}
