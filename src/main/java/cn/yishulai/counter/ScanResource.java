package cn.yishulai.counter;

import cn.yishulai.people.Caller;
import cn.yishulai.people.Callers;
import cn.yishulai.people.Role;
import cn.yishulai.places.Sites;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

@Path("/v1/scans")
class ScanResource {

    private final Scans scans;
    private final Sites sites;
    private final Callers callers;

    ScanResource(Scans scans, Sites sites, Callers callers) {
        this.sites = sites;
        this.scans = scans;
        this.callers = callers;
    }

    /** Not a write: it only looks. POST keeps codes out of addresses and logs. */
    @POST
    public ScanView scan(@Valid ScanForm form) {
        Caller caller = callers.current();
        if (caller.role() == Role.LIBRARIAN) {
            sites.require(Sites.id(form.siteId())); // a librarian acts everywhere, but not nowhere
        }
        return scans.scan(caller, form);
    }
}
