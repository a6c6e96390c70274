package cn.yishulai.fairs;

import java.util.Set;

/** Does what devices recorded of some kinds. Called once for each event, in the transaction that writes it down. */
interface DeviceEvents {

    Set<String> kinds();

    /**
     * @return what became of it, in capitals: it is kept, and answered again whenever the event comes again. A refusal that
     *     is thrown undoes what was begun, and its code is kept instead
     */
    String apply(DeviceFacts device, DeviceEvent event);
}
