package cn.yishulai.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** The contract as it stands. */
@Path("/v1/openapi.yaml")
class ContractResource {

    private final ContractFile contract;

    ContractResource(ContractFile contract) {
        this.contract = contract;
    }

    @GET
    @Produces("application/yaml")
    public byte[] show() {
        return contract.text();
    }
}
