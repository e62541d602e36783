using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;

namespace Media.Fetching
{
    public class PictureController : Controller
    {
        private static readonly HttpClient Client = new HttpClient();

        [HttpPost]
        [ValidateAntiForgeryToken]
        public async Task<ActionResult> Fetch(string server, int picture)
        {
            string address = string.Format("https://{0}/api/{1}/raw", server, picture);
            HttpResponseMessage response = await Client.GetAsync(address);
            if (!response.IsSuccessStatusCode)
            {
                return NotFound();
            }
            byte[] bytes = await response.Content.ReadAsByteArrayAsync();
            return File(bytes, "image/png");
        }
    }
}
