import type { StatementFile } from '../../../../cloudfunctions/earnings/contract';

/** Writes a file among the mini-program's own, over one of the same name; its path, or undefined where it failed. */
export function keepFile({ name, contentBase64 }: StatementFile): Promise<string | undefined> {
  const filePath = `${wx.env.USER_DATA_PATH}/${name}`;
  return new Promise((done) => {
    wx.getFileSystemManager().writeFile({
      filePath,
      data: contentBase64,
      encoding: 'base64',
      success: () => done(filePath),
      fail: () => done(undefined),
    });
  });
}

/** Opens a workbook with WeChat's own viewer, whose menu sends or saves it; false where it cannot. */
export function openWorkbook(filePath: string): Promise<boolean> {
  return new Promise((done) => {
    wx.openDocument({
      filePath,
      fileType: 'xlsx',
      showMenu: true,
      success: () => done(true),
      fail: () => done(false),
    });
  });
}
