package cn.yishulai.http;

import cn.yishulai.journal.Once;
import cn.yishulai.labels.FamilyCards;
import cn.yishulai.people.Callers;
import cn.yishulai.people.FamilyCodes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The card of the caller's family. It stands here, because people knows the code and labels draws it. */
@Path("/v1/households/me/card")
class FamilyCardResource {

    private final FamilyCodes codes;
    private final FamilyCards cards;
    private final Callers callers;

    FamilyCardResource(FamilyCodes codes, FamilyCards cards, Callers callers) {
        this.codes = codes;
        this.cards = cards;
        this.callers = callers;
    }

    @GET
    @Produces("application/pdf")
    public byte[] print() {
        return cards.pdf(codes.of(callers.current()).familyCode());
    }

    @POST
    @Once
    @ResponseStatus(201)
    public FamilyCodes.FamilyCodeView replace() {
        return codes.replace(callers.current());
    }
}
