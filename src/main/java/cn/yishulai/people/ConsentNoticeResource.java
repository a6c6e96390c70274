package cn.yishulai.people;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/v1/consent-notice")
class ConsentNoticeResource {

    private final Wards wards;

    ConsentNoticeResource(Wards wards) {
        this.wards = wards;
    }

    @GET
    public WardRepository.NoticeText current() {
        return wards.notice();
    }
}
