import { useI18n } from 'vue-i18n'
import type { Trouble } from '../api/trouble'
import { clockWords, dayWords, whenWords } from './days'
import { settings } from './settings'

/** What went wrong and what to do next, in the reader's language. */
export interface TroubleWords {
  title: string
  next: string
  /** Names the occurrence, for whoever helps. */
  reference?: string | undefined
}

/** The words of this house for the things of the contract. */
export function useWords() {
  const { t, te } = useI18n()

  function trouble(of: Trouble): TroubleWords {
    // 503 is a polite no with a reason; only what broke is a failure of ours.
    if (of.kind === 'refusal' || of.status === 503) {
      const code = of.code ?? ''
      const title = te(`problems.${code}`) ? t(`problems.${code}`) : (of.problem?.title ?? t('trouble.refusal.title'))
      const next = of.waitSeconds ? t('trouble.wait', { n: of.waitSeconds }) : te(`problemsNext.${code}`) ? t(`problemsNext.${code}`) : ''
      return { title, next }
    }
    const kind = of.kind === 'aborted' ? 'failure' : of.kind
    return { title: t(`trouble.${kind}.title`), next: t(`trouble.${kind}.next`), reference: of.problem?.instance }
  }

  return {
    t,
    trouble,
    day: (day: string) => dayWords(day, settings.language),
    clock: (time: string) => clockWords(time),
    when: (time: string | number) => whenWords(time, settings.language),
    title: (volume: { title: string; volumeLabel?: string | undefined }) => (volume.volumeLabel ? `${volume.title} ${volume.volumeLabel}` : volume.title),
  }
}
