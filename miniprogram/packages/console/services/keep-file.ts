/** Writes a file among the mini-program's own, over one of the same name; its path, or '' where this phone cannot. */
export function keepFile(file: { readonly name: string; readonly contentBase64: string }): Promise<string> {
  const filePath = `${wx.env?.USER_DATA_PATH ?? ''}/${file.name}`;
  return new Promise((done) => {
    wx.getFileSystemManager().writeFile({
      filePath,
      data: file.contentBase64,
      encoding: 'base64',
      success: () => done(filePath),
      fail: () => done(''),
    });
  });
}
