import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'
import { reader } from './reader'
import { Reads } from './reads'
import { sound } from './sound'

/** How it stands with the camera; `camera.*` has the words. */
export type CameraState = 'starting' | 'looking' | 'denied' | 'none' | 'broken'

/** Ten looks a second: a hand that holds a book moves slower. */
const PAUSE_MS = 100

/**
 * The camera of the device, for as long as the page shows it; the picture never leaves the device. A code counts after two
 * looks at two different pictures said the same.
 *
 * @param read told each code that counts; when it answers false nothing more is looked for
 */
export function useCamera(video: Readonly<Ref<HTMLVideoElement | null>>, read: (code: string) => boolean): Readonly<Ref<CameraState>> {
  const state = ref<CameraState>('starting')
  const reads = new Reads()
  let stream: MediaStream | undefined
  let gone = false

  onMounted(async () => {
    if (!navigator.mediaDevices?.getUserMedia) {
      state.value = 'none'
      return
    }
    const coming = reader() // comes while the person is asked for the camera
    coming.catch(() => undefined)
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } }, audio: false })
    } catch (error) {
      state.value = (error as DOMException).name === 'NotFoundError' ? 'none' : 'denied'
      return
    }
    if (gone || !video.value) {
      stop()
      return
    }
    video.value.srcObject = stream
    await video.value.play().catch(() => undefined)
    await look(coming).catch(() => (state.value = 'broken'))
  })

  async function look(coming: ReturnType<typeof reader>): Promise<void> {
    const eyes = await coming
    state.value = 'looking'
    for (let on = true; on && !gone && video.value; await nextPicture(video.value)) {
      const text = video.value.readyState >= 2 ? await eyes.read(video.value) : undefined
      const counted = gone ? undefined : reads.see(text, performance.now())
      if (counted) {
        sound('good')
        on = read(counted)
      }
    }
  }

  function stop(): void {
    gone = true
    stream?.getTracks().forEach((track) => track.stop())
  }
  onBeforeUnmount(stop)
  return state
}

/** A slow camera shows one picture for longer than a look takes: looking at it twice is still one look. */
async function nextPicture(video: HTMLVideoElement | null): Promise<void> {
  await new Promise((wake) => setTimeout(wake, PAUSE_MS))
  if (video && 'requestVideoFrameCallback' in video) {
    await new Promise((wake) => video.requestVideoFrameCallback(wake))
  }
}
