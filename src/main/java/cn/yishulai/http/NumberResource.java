package cn.yishulai.http;

import static cn.yishulai.people.PeopleRefusal.HOUSEHOLD_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Callers;
import cn.yishulai.people.NumberForm;
import cn.yishulai.people.Numbers;
import cn.yishulai.places.Sites;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** What the desk learned about a number. */
@Path("/v1/phone-checks")
class NumberResource {

    private final Numbers numbers;
    private final Callers callers;
    private final Sites sites;

    NumberResource(Numbers numbers, Callers callers, Sites sites) {
        this.numbers = numbers;
        this.callers = callers;
        this.sites = sites;
    }

    @POST
    @Once
    public void check(@Valid @NotNull NumberForm form) {
        Caller desk = callers.current();
        UUID site = Sites.id(form.siteId());
        desk.requireSite(site);
        sites.require(site);
        switch (form.finding()) {
            case STILL_THEIRS -> {
                String card = form.familyCode();
                if (card == null) {
                    throw HOUSEHOLD_UNKNOWN.because("a number is confirmed with the card of its family");
                }
                numbers.confirm(desk, form.phone(), card);
            }
            case SOMEBODY_ELSES -> numbers.report(desk, form.phone());
        }
    }
}
