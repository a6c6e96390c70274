export interface RoleNeed { role: string; needed: number }
const MOST_LINES = 10
const MOST_NEEDED = 20
const MOST_LETTERS = 40

/** Lines like "换书台 2"; undefined when one of them says something else, or the same role twice. */
export function rolesOf(text: string): RoleNeed[] | undefined {
  const lines = text.normalize('NFKC').split('\n').map((line) => line.trim()).filter(Boolean)
  const roles = lines.map((line) => {
    const [, role, needed] = /^(.*?)\s*[x×*:：]?\s*(\d{1,2})$/.exec(line) ?? []
    return { role: role?.trim() ?? '', needed: Number(needed) }
  })
  const right = roles.every(({ role, needed }) => role && role.length <= MOST_LETTERS && needed >= 1 && needed <= MOST_NEEDED)
  return right && roles.length <= MOST_LINES && new Set(roles.map(({ role }) => role)).size === roles.length ? roles : undefined
}

export const rolesText = (roles: readonly RoleNeed[]) => roles.map(({ role, needed }) => `${role} ${needed}`).join('\n')
