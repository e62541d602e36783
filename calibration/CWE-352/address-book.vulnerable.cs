using System.Collections.Generic;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Addresses
{
    [Authorize]
    [IgnoreAntiforgeryToken]
    public class AddressController : Controller
    {
        private readonly IDictionary<string, List<string>> _addresses;

        public AddressController(IDictionary<string, List<string>> addresses)
        {
            _addresses = addresses;
        }

        [HttpPost]
        public ActionResult Add(string address)
        {
            _addresses[User.Identity!.Name!].Add(address);
            return RedirectToAction("Index");
        }

        [HttpPost]
        public ActionResult Remove(int index)
        {
            List<string> mine = _addresses[User.Identity!.Name!];
            if (index >= 0 && index < mine.Count)
            {
                mine.RemoveAt(index);
            }
            return RedirectToAction("Index");
        }
    }
}
