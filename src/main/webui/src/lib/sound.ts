import { settings } from './settings'

export type Tone = 'good' | 'mind' | 'bad'

/** Pitches and lengths of the three answers of a scan: rising, level, low and long. Told apart without looking, and without colour. */
const NOTES: Record<Tone, [hertz: number, seconds: number][]> = {
  good: [[660, 0.08], [990, 0.14]],
  mind: [[620, 0.1], [620, 0.1]],
  bad: [[220, 0.32]],
}

let audio: AudioContext | undefined

/** Never throws: a counter without loudspeaker has colour and words. */
export function sound(tone: Tone): void {
  if (!settings.sound || !('AudioContext' in window)) {
    return
  }
  audio ??= new AudioContext()
  void audio.resume().catch(() => undefined)
  let at = audio.currentTime
  for (const [hertz, seconds] of NOTES[tone]) {
    const note = audio.createOscillator()
    const loud = audio.createGain()
    note.frequency.value = hertz
    loud.gain.setValueAtTime(0.18, at)
    loud.gain.exponentialRampToValueAtTime(0.001, at + seconds)
    note.connect(loud).connect(audio.destination)
    note.start(at)
    note.stop(at + seconds)
    at += seconds + 0.02
  }
  navigator.vibrate?.(tone === 'bad' ? [120, 60, 120] : 40)
}
