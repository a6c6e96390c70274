package cn.yishulai.counter;

import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

@Path("/v1/scans")
class ScanResource {

    private final Scans scans;
    private final Callers callers;

    ScanResource(Scans scans, Callers callers) {
        this.scans = scans;
        this.callers = callers;
    }

    /** Not a write: it only looks. POST keeps codes out of addresses and logs. */
    @POST
    public ScanView scan(@Valid ScanForm form) {
        return scans.scan(callers.current(), form);
    }
}
