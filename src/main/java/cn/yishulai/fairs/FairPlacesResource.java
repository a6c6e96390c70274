package cn.yishulai.fairs;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

@Path("/v1/fairs/{fairId}/places")
class FairPlacesResource {

    private final FairPlaces places;

    FairPlacesResource(FairPlaces places) {
        this.places = places;
    }

    @GET
    public FairPlaces.View show(@PathParam("fairId") String fair) {
        return places.show(Fairs.id(fair));
    }
}
