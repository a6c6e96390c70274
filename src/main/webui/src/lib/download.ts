/** Gives a file to the reader: the device decides whether it is shown, printed or kept. */
export function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // Safari reads the address a moment later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
