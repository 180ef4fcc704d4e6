/** The words of a device model's public name in addresses. Empty for names without Latin letters and digits. */
export const deviceModelSlug = (manufacturer: string, name: string): string =>
  `${manufacturer} ${name}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
